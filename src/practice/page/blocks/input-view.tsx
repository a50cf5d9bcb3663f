import type { InputBlock } from '@slack/types';
import { type ReactNode, useId } from 'react';
import { Icon } from '../parts/icon.tsx';
import { Plain } from '../text/mrkdwn.tsx';
import { ElementView } from './element-view.tsx';
import { useSurface } from './surface.ts';

/** Elements that are groups of controls: their label names the group, and belongs to no single control. */
const groups = new Set(['radio_buttons', 'checkboxes']);

/** A labelled field with its hint, and the sentence that says what is wrong with it. */
export function InputView({ block }: { block: InputBlock }): ReactNode {
  const id = useId();
  const { label, hint, optional, element } = block;
  const error = useSurface().errorOf(block.block_id ?? '');
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const name = (
    <>
      <Plain text={label.text} />
      {optional && <span className="field-optional"> (optional)</span>}
    </>
  );
  return (
    <div className={error ? 'field field-invalid' : 'field'} data-block={block.block_id}>
      {groups.has(element.type) ? (
        <span id={`${id}-label`} className="field-label">
          {name}
        </span>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className="field-label">
          {name}
        </label>
      )}
      <ElementView
        element={element}
        blockId={block.block_id ?? ''}
        dispatches={block.dispatch_action ?? false}
        isClearable={optional}
        labelling={{
          id,
          labelledBy: `${id}-label`,
          describedBy: describedBy || undefined,
          isInvalid: error !== undefined,
          isRequired: !optional,
        }}
      />
      {error && (
        <p id={`${id}-error`} className="field-error">
          <Icon name="warning" /> {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          <Plain text={hint.text} />
        </p>
      )}
    </div>
  );
}
