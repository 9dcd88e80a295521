import { useSubmit } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useState } from 'react';

/** A person in hand: picked by a press, or dragged; with the shift that the person gives away, when its chip is dragged. */
type Held = { kind: 'person'; staffId: string } | { kind: 'shift'; shiftId: string; fromStaffId: string | null };

export interface Picking {
  /** The person picked by a press: shifts are targets until one is chosen. */
  readonly pickedId: string | null;
  readonly held: Held | null;
  readonly pick: (staffId: string) => void;
  readonly stop: () => void;
  /** Handlers of what is dragged. */
  readonly drag: (held: Held) => { draggable: true; onDragStart: (event: DragLike) => void; onDragEnd: () => void };
  /** Assigns the person in hand to a shift. */
  readonly assignTo: (shiftId: string) => void;
  /** Gives the shift in hand to a person. */
  readonly giveTo: (staffId: string) => void;
}

interface DragLike {
  readonly dataTransfer: DataTransfer;
}

/** Persons are put on shifts by dragging, and by picking: a press on the name, then on the shift. One post per change. */
export function usePicking(action: string): Picking {
  const submit = useSubmit();
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const stop = useCallback(() => setPickedId(null), []);
  useEffect(() => {
    if (pickedId === null) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && stop();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [pickedId, stop]);
  return useMemo(() => {
    const send = (fields: Record<string, string>) => {
      setHeld(null);
      setPickedId(null);
      submit(fields, { method: 'post', action, preventScrollReset: true });
    };
    return {
      pickedId,
      held,
      stop,
      pick: (staffId) => setPickedId((before) => (before === staffId ? null : staffId)),
      drag: (next) => ({
        draggable: true,
        onDragStart: ({ dataTransfer }) => {
          dataTransfer.effectAllowed = 'move';
          // Firefox starts no drag without data.
          dataTransfer.setData('text/plain', '');
          setHeld(next);
        },
        onDragEnd: () => setHeld(null),
      }),
      assignTo: (shiftId) => {
        const staffId = held?.kind === 'person' ? held.staffId : pickedId;
        if (staffId !== null) send({ intent: 'assign', shiftId, staffId });
      },
      giveTo: (staffId) => {
        if (held?.kind !== 'shift' || held.fromStaffId === staffId) return setHeld(null);
        const { shiftId, fromStaffId } = held;
        send(
          fromStaffId === null
            ? { intent: 'assign', shiftId, staffId }
            : { intent: 'move', shiftId, fromStaffId, staffId },
        );
      },
    };
  }, [action, held, pickedId, stop, submit]);
}
