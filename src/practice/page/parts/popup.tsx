import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface PopupProps {
  /** What the popup belongs to: it opens beside it, and a press on it does not count as a press outside. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  /** At least as wide as its anchor. */
  isWide?: boolean;
  /** Where there is room for both, above instead of below. */
  isAbove?: boolean;
  className?: string;
  children: ReactNode;
}

/** A layer over everything else, dialogs too, placed where it fits on the screen. Drawn only while it is open. */
export function Popup({ anchor, onClose, isWide, isAbove, className, children }: PopupProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const popup = ref.current;
    const beside = anchor.current;
    if (!popup || !beside) return;
    popup.showPopover();
    const place = () => putBeside(popup, beside, { isWide, isAbove });
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(popup);
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('resize', place, { signal });
    document.addEventListener('scroll', place, { signal, capture: true });
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !popup.contains(target) && !beside.contains(target)) close.current();
    };
    document.addEventListener('pointerdown', closeOutside, { signal, capture: true });
    return () => {
      sizes.disconnect();
      listening.abort();
    };
  }, [anchor, isWide, isAbove]);

  return (
    <div ref={ref} popover="manual" className={`popup ${className ?? ''}`}>
      {children}
    </div>
  );
}

const marginPx = 8;
const gapPx = 4;

function putBeside(popup: HTMLElement, anchor: HTMLElement, wish: { isWide?: boolean; isAbove?: boolean }): void {
  const at = anchor.getBoundingClientRect();
  if (wish.isWide) popup.style.minWidth = `${Math.min(at.width, innerWidth - 2 * marginPx)}px`;
  const below = innerHeight - at.bottom - gapPx - marginPx;
  const above = at.top - gapPx - marginPx;
  const wanted = popup.scrollHeight + 2;
  const goesAbove = wish.isAbove ? above >= wanted || above >= below : below < wanted && above > below;
  popup.style.maxHeight = `${Math.max(120, goesAbove ? above : below)}px`;
  const left = Math.min(at.left, innerWidth - popup.offsetWidth - marginPx);
  popup.style.left = `${Math.max(marginPx, left)}px`;
  popup.style.top = goesAbove ? 'auto' : `${at.bottom + gapPx}px`;
  popup.style.bottom = goesAbove ? `${innerHeight - at.top + gapPx}px` : 'auto';
}
