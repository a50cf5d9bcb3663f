import { type ReactNode, useState } from 'react';
import type { ClockMove } from '../../page-api.ts';
import { Icon } from '../parts/icon.tsx';
import { MenuButton } from '../parts/menu.tsx';
import { useIsTight } from '../parts/use-is-narrow.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { timeIn } from '../text/zone-time.ts';

const moves: readonly { move: ClockMove; label: string }[] = [
  { move: 'next-hour', label: 'Next hour' },
  { move: 'next-school-day', label: 'Next school day' },
  { move: 'friday-afternoon', label: 'Friday afternoon' },
];

/** The practice clock: school time, and the ways to move it forward. */
export function ClockBar(): ReactNode {
  const isTight = useIsTight();
  const { state, call, announce, showFault } = useWorkspace();
  const [moving, setMoving] = useState<ClockMove | null>(null);
  const { clock, me } = state;
  const move = async (wanted: ClockMove) => {
    if (moving) return;
    setMoving(wanted);
    const answer = await call('moveClock', { move: wanted });
    setMoving(null);
    if (answer.ok) announce(`School time is now ${answer.clock.label}`);
    else showFault(answer.fault);
  };
  const own = me.zone === clock.zone ? '' : timeIn(me.zone, new Date(clock.now));
  if (isTight) {
    const items = moves.map(({ move: wanted, label }) => ({ key: wanted, label, onChoose: () => move(wanted) }));
    return (
      <MenuButton
        label={`School time: ${clock.label}. Move it forward`}
        className="button button-quiet clock-button"
        items={items}
        isBusy={moving !== null}
      >
        <Icon name="clock" /> <span className="clock-word">School time: </span>
        {clock.label} <Icon name="chevron" />
      </MenuButton>
    );
  }
  return (
    <section className="clock" aria-label="School time">
      <p className="clock-now">
        <Icon name="clock" />
        <time dateTime={clock.now}>{clock.label}</time>
        {own && <span className="clock-own">{own} for you</span>}
      </p>
      {moves.map(({ move: wanted, label }) => (
        <button
          key={wanted}
          type="button"
          className="button button-quiet"
          aria-busy={moving === wanted || undefined}
          onClick={() => move(wanted)}
        >
          {label}
        </button>
      ))}
    </section>
  );
}
