import type { ConfirmationDialog } from '@slack/types';
import type { FieldValue } from '../../../page-api.ts';
import type { ElementProps } from '../element-view.tsx';
import { useSurface } from '../surface.ts';

interface Field {
  value: FieldValue;
  isBusy: boolean;
  /** Keeps the value, and tells the app where each change is told at once (after "are you sure?"). */
  set(value: FieldValue): Promise<void>;
  /** Keeps the value; the app hears of it later. */
  keep(value: FieldValue): void;
  /** Tells the app the value that was kept. */
  tell(value: FieldValue): Promise<void>;
}

type Fillable = { action_id?: string; confirm?: ConfirmationDialog };

/** One field of the surface. */
export function useField({
  element,
  blockId,
  dispatches,
}: Pick<ElementProps<Fillable>, 'element' | 'blockId' | 'dispatches'>): Field {
  const surface = useSurface();
  const actionId = element.action_id ?? '';
  const keep = (value: FieldValue) => surface.keep(blockId, actionId, value);
  const tell = (value: FieldValue) => surface.act(blockId, actionId, value);
  return {
    value: surface.valueOf(blockId, actionId),
    isBusy: surface.isBusy(blockId, actionId),
    keep,
    tell,
    async set(value) {
      if (!dispatches) return keep(value);
      if (!(await surface.confirm(element.confirm))) return;
      keep(value);
      await tell(value);
    },
  };
}

/** A field's value as a list; an empty field is an empty list. */
export function listOf(value: FieldValue): string[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value];
}
