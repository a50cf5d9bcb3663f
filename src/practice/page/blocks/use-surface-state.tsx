import type { ConfirmationDialog, KnownBlock } from '@slack/types';
import { type ReactNode, useState } from 'react';
import type { FieldValue, FormValues, PageFault, Where } from '../../page-api.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Surface } from './surface.ts';

interface SurfaceOptions {
  where: Where;
  blocks: readonly KnownBlock[];
  /** Present values as the server knows them. */
  values: FormValues;
  errors?: Readonly<Record<string, string>>;
  headingLevel: 3 | 4;
}

interface SurfaceState {
  surface: Surface;
  /** Every field's value now. */
  values: FormValues;
  /** What did not work last, until something else is done. */
  fault: PageFault | null;
  /** An open question "are you sure?". */
  dialog: ReactNode;
}

/** The state of a surface: values, what is under way, what went wrong. */
export function useSurfaceState(options: SurfaceOptions): SurfaceState {
  const { where, blocks, values, errors = {}, headingLevel } = options;
  const { call } = useWorkspace();
  const [drafts, draft] = useDrafts(blocks);
  const [fault, setFault] = useState<PageFault | null>(null);
  const [busy, setBusy] = useState<readonly string[]>([]);
  const [question, setQuestion] = useState<Question | null>(null);

  const present = merged(values, drafts);

  const surface: Surface = {
    valueOf: (blockId, actionId) => present[blockId]?.[actionId] ?? null,
    keep: draft,
    async act(blockId, actionId, value) {
      const key = keyOf(blockId, actionId);
      if (busy.includes(key)) return;
      setFault(null);
      setBusy((keys) => [...keys, key]);
      const answer = await call('action', { where, blockId, actionId, value, values: present });
      setBusy((keys) => keys.filter((other) => other !== key));
      if (!answer.ok) setFault(answer.fault);
    },
    async options(blockId, actionId, query) {
      const answer = await call('options', { where, blockId, actionId, query });
      if (answer.ok) return answer;
      setFault(answer.fault);
      return { options: [], groups: [] };
    },
    confirm: (dialog) => (dialog ? new Promise((answer) => setQuestion({ dialog, answer })) : Promise.resolve(true)),
    isBusy: (blockId, actionId) => busy.includes(keyOf(blockId, actionId)),
    errorOf: (blockId) => errors[blockId],
    headingLevel,
  };

  const answered = (isSure: boolean) => {
    setQuestion(null);
    question?.answer(isSure);
  };
  return {
    surface,
    values: present,
    fault,
    dialog: question && <ConfirmDialog dialog={question.dialog} onAnswer={answered} />,
  };
}

interface Question {
  dialog: ConfirmationDialog;
  answer: (isSure: boolean) => void;
}

/** What was typed or chosen since the server last knew; it outlives changes of the blocks for as long as its field is there. */
function useDrafts(
  blocks: readonly KnownBlock[],
): [FormValues, (blockId: string, actionId: string, value: FieldValue) => void] {
  const [drafts, setDrafts] = useState<FormValues>({});
  const [seen, setSeen] = useState(blocks);
  if (seen !== blocks) {
    setSeen(blocks);
    setDrafts(stillThere(drafts, blocks));
  }
  const draft = (blockId: string, actionId: string, value: FieldValue) =>
    setDrafts((known) => merged(known, { [blockId]: { [actionId]: value } }));
  return [drafts, draft];
}

function stillThere(drafts: FormValues, blocks: readonly KnownBlock[]): FormValues {
  const fields = fieldsIn(blocks, '');
  const kept: FormValues = {};
  for (const [blockId, actions] of Object.entries(drafts)) {
    const known = Object.entries(actions).filter(([actionId]) => fields.has(keyOf(blockId, actionId)));
    if (known.length > 0) kept[blockId] = Object.fromEntries(known);
  }
  return kept;
}

/** Every element with an action id anywhere in the blocks, under the id of its nearest block. */
function fieldsIn(part: unknown, blockId: string): Set<string> {
  if (typeof part !== 'object' || part === null) return new Set();
  const { block_id = blockId, action_id } = part as { block_id?: string; action_id?: string };
  const within = Object.values(part).flatMap((child) => [...fieldsIn(child, block_id)]);
  return new Set(action_id ? [keyOf(block_id, action_id), ...within] : within);
}

function merged(values: FormValues, drafts: FormValues): FormValues {
  const all = { ...values };
  for (const [blockId, actions] of Object.entries(drafts)) all[blockId] = { ...all[blockId], ...actions };
  return all;
}

function keyOf(blockId: string, actionId: string): string {
  return `${blockId} ${actionId}`;
}
