import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageFault, PageView } from '../../page-api.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { type Surface, SurfaceContext } from '../blocks/surface.ts';
import { useSurfaceState } from '../blocks/use-surface-state.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { Plain } from '../text/mrkdwn.tsx';

/** The open modal on top. Those under it wait on the server, with everything that stood in them when it opened. */
export function ModalStack(): ReactNode {
  const { state, call, showFault } = useWorkspace();
  const [left, setLeft] = useState<string | null>(null);
  const top = state.views.at(-1);
  if (!top || top.id === left) return null;
  const leave = async (method: 'closeView' | 'clearViews') => {
    // The last form goes at once, as it does in Slack: what is typed then is meant for the conversation.
    if (method === 'clearViews' || state.views.length === 1) setLeft(top.id);
    const answer = method === 'closeView' ? await call(method, { viewId: top.id }) : await call(method, {});
    if (answer.ok) return;
    setLeft(null);
    showFault(answer.fault);
  };
  const closeTop = () => leave('closeView');
  const closeAll = () => leave('clearViews');
  return (
    <Dialog
      title={<Plain text={top.title?.text ?? state.app.name} />}
      onEscape={closeTop}
      onClose={closeAll}
      page={top.id}
    >
      <ModalForm key={top.id} view={top} isOverAnother={state.views.length > 1} onClose={closeTop} />
    </Dialog>
  );
}

interface ModalFormProps {
  view: PageView;
  /** There is another modal to go back to. */
  isOverAnother: boolean;
  onClose: () => void;
}

function ModalForm({ view, isOverAnother, onClose }: ModalFormProps): ReactNode {
  const { call } = useWorkspace();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [submitFault, setSubmitFault] = useState<PageFault | null>(null);
  const [isSubmitting, setSubmitting] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const { surface, values, fault, dialog } = useSurfaceState({
    where: { viewId: view.id },
    blocks: view.blocks,
    values: view.values,
    errors,
    headingLevel: 3,
  });
  const wrong = Object.keys(errors).length;

  // what stands there now is another form: its errors are gone, and the focus may be too
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed view has a new hash
  useEffect(() => {
    setErrors({});
    if (document.activeElement === document.body) {
      form.current?.closest('dialog')?.querySelector<HTMLElement>('.dialog-title')?.focus();
    }
  }, [view.hash]);
  useEffect(() => {
    const first = form.current?.querySelector('.field-invalid');
    if (refusals > 0) first?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [refusals]);

  // who mends a field is told of it no more
  const mending: Surface = {
    ...surface,
    keep(blockId, actionId, value) {
      surface.keep(blockId, actionId, value);
      setErrors(({ [blockId]: _, ...others }) => others);
    },
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSubmitting || view.submitDisabled) return;
    setErrors({});
    setSubmitFault(null);
    setSubmitting(true);
    const answer = await call('submit', { viewId: view.id, values });
    setSubmitting(false);
    if (!answer.ok) setSubmitFault(answer.fault);
    else {
      setErrors(answer.errors);
      setRefusals((times) => times + 1);
    }
  };

  return (
    <form ref={form} className="dialog-form" noValidate onSubmit={submit}>
      <div className="dialog-body">
        <SurfaceContext value={mending}>
          <BlockList blocks={view.blocks} />
        </SurfaceContext>
        {dialog}
      </div>
      <div className="dialog-notes">
        <FaultLine fault={submitFault ?? fault} />
        <p role="alert" className={wrong > 0 ? 'fault' : ''}>
          {wrong > 0 && summaryOf(errors, view)}
        </p>
      </div>
      <footer className="dialog-footer">
        {(view.close || isOverAnother || !view.submit) && (
          <button type="button" className="button" onClick={onClose}>
            <Plain text={view.close?.text ?? (isOverAnother ? 'Back' : 'Close')} />
          </button>
        )}
        {view.submit && (
          <button
            type="submit"
            className="button button-primary"
            disabled={view.submitDisabled}
            aria-busy={isSubmitting || undefined}
          >
            <Plain text={view.submit.text} />
          </button>
        )}
      </footer>
    </form>
  );
}

/** How much is wrong, and the first of it with the name of its field. */
function summaryOf(errors: Readonly<Record<string, string>>, view: PageView): string {
  const wrong = view.blocks.filter((block) => block.type === 'input' && Object.hasOwn(errors, block.block_id ?? ''));
  const [first] = wrong;
  if (first?.type !== 'input') return Object.values(errors).join(' ');
  const count = wrong.length === 1 ? 'One thing to mend.' : `${wrong.length} things to mend. First,`;
  return `${count} ${first.label.text.replace(/[?:]?$/, ':')} ${errors[first.block_id ?? '']}`;
}
