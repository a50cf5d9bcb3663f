import type { ConfirmationDialog, Option, OptionGroup } from '@slack/types';
import { createContext, use } from 'react';
import type { FieldValue } from '../../page-api.ts';

/** What holds blocks and hears what people do with them: a message, a modal or the Home tab. */
export interface Surface {
  valueOf(blockId: string, actionId: string): FieldValue;
  /** Keeps what was typed or chosen, without telling the app. */
  keep(blockId: string, actionId: string, value: FieldValue): void;
  /** Tells the app that an element was used. */
  act(blockId: string, actionId: string, value?: FieldValue): Promise<void>;
  /** Options of an external select for what was typed. */
  options(blockId: string, actionId: string, query: string): Promise<{ options: Option[]; groups: OptionGroup[] }>;
  /** Asks "are you sure?" when there is something to ask; false means no. */
  confirm(dialog: ConfirmationDialog | undefined): Promise<boolean>;
  /** The element whose use the app has not answered yet. */
  isBusy(blockId: string, actionId: string): boolean;
  /** The sentence to show beside an input block. */
  errorOf(blockId: string): string | undefined;
  /** The level of a header block here. */
  headingLevel: 3 | 4;
}

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = use(SurfaceContext);
  if (!surface) throw new Error('Blocks can be drawn only on a surface.');
  return surface;
}
