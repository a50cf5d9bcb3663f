import type { ConfirmationDialog } from '@slack/types';
import type { ReactNode } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { Plain, TextView } from '../text/mrkdwn.tsx';

interface ConfirmDialogProps {
  dialog: ConfirmationDialog;
  onAnswer: (isSure: boolean) => void;
}

/** "Are you sure?" in the app's own words, with Slack's where it gave none. */
export function ConfirmDialog({ dialog, onAnswer }: ConfirmDialogProps): ReactNode {
  const { title, text, confirm, deny, style } = dialog;
  const confirmClass = style === 'danger' ? 'button button-danger' : 'button button-primary';
  return (
    <Dialog
      title={<Plain text={title?.text ?? 'Are you sure?'} />}
      className="dialog-small"
      isAlert
      onEscape={() => onAnswer(false)}
    >
      <div className="dialog-body">
        <TextView text={text} />
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          <Plain text={deny?.text ?? 'Cancel'} />
        </button>
        <button type="button" className={confirmClass} data-first-focus onClick={() => onAnswer(true)}>
          <Plain text={confirm?.text ?? 'Yes'} />
        </button>
      </footer>
    </Dialog>
  );
}
