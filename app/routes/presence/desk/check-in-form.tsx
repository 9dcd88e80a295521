import { Form, useNavigation, useSubmit } from '@remix-run/react';
import { LogIn, Search } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { FoundPerson } from '#app/domains/presence/store/name-search.server.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { ChoiceTile } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';

const TYPING_PAUSE_MS = 250;

interface CheckInFormProps {
  text: string | null;
  roomId: string | null;
  found: readonly FoundPerson[];
  hasMore: boolean;
  facilities: readonly { id: string; name: string; rooms: readonly { id: string; name: string }[] }[];
}

/** Name, room, Enter. The search is a form of its own, so that it works without a script. */
export function CheckInForm({ text, roomId, found, hasMore, facilities }: CheckInFormProps) {
  const t = useTranslations('presence.desk');
  const navigation = useNavigation();
  const isSending = navigation.formMethod === 'POST' && navigation.formData?.get('intent') === 'enter';
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const search = useSearch(text, { form, input, first });
  return (
    <section className="grid gap-5">
      <Form
        ref={form}
        method="get"
        action={paths.presence.desk()}
        role="search"
        onSubmit={search.onEnter}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3"
      >
        {roomId ? <input type="hidden" name="raum" value={roomId} /> : null}
        <Field field={{ id: 'suche' }} label={t('search')} help={t('searchHint')} className="min-w-0">
          <Input
            key={text === null ? 'empty' : 'typed'}
            ref={input}
            type="search"
            name="suche"
            defaultValue={text ?? ''}
            maxLength={120}
            autoComplete="off"
            onChange={search.onType}
          />
        </Field>
        <Button icon={<Search aria-hidden />} className="mt-[1.6875rem]">
          {t('find')}
        </Button>
      </Form>
      {text === null ? null : (
        <p role="status" className="text-sm text-muted">
          {t('found', { count: found.length })}
          {hasMore ? ` ${t('tooMany')}` : ''}
        </p>
      )}
      {found.length === 0 ? null : (
        <Form method="post" action={paths.presence.desk()} className="grid gap-5">
          <input type="hidden" name="intent" value="enter" />
          <fieldset
            // Another search chooses again.
            key={text}
            className="min-w-0"
          >
            <legend className="mb-1.5 text-sm font-medium">{t('person')}</legend>
            <div className="grid gap-1.5">
              {found.map(({ id, name, rooms }, index) => (
                <ChoiceTile
                  key={id}
                  ref={index === 0 ? first : undefined}
                  type="radio"
                  name="userId"
                  value={id}
                  required
                  // The first of several who is in a room would be moved by an Enter too many.
                  defaultChecked={index === 0 && (found.length === 1 || rooms.length === 0)}
                  label={name}
                  help={rooms.length > 0 ? t('isIn', { room: rooms.join(', ') }) : undefined}
                />
              ))}
            </div>
          </fieldset>
          <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-3">
            <Field field={{ id: 'desk-room' }} label={t('room')}>
              <Select
                name="roomId"
                defaultValue={roomId ?? undefined}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  event.currentTarget.form?.requestSubmit();
                }}
              >
                {facilities.map(({ id, name, rooms }) => (
                  <optgroup key={id} label={name}>
                    {rooms.map((room) => (
                      <option key={room.id} value={room.id}>
                        {room.name}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            </Field>
            <Field field={{ id: 'desk-guests' }} label={t('guests')}>
              <Input type="number" name="guests" defaultValue={0} min={0} max={20} className="tabular-nums" />
            </Field>
          </div>
          <div>
            <Button tone="primary" icon={<LogIn aria-hidden />} busy={isSending}>
              {t('checkIn')}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}

interface SearchRefs {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly first: RefObject<HTMLInputElement | null>;
}

/** Searches while a name is typed. Enter moves on to the first person that was found; after a check-in the next name can be typed. */
function useSearch(text: string | null, { form, input, first }: SearchRefs) {
  const submit = useSubmit();
  const { state } = useNavigation();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isLeaving = useRef(false);
  useEffect(() => {
    if (text === null) input.current?.focus();
  }, [text, input]);
  useEffect(() => {
    if (state !== 'idle' || !isLeaving.current) return;
    isLeaving.current = false;
    first.current?.focus();
  }, [state, first]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onEnter: () => {
      clearTimeout(timer.current);
      isLeaving.current = true;
    },
    onType: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (form.current) submit(form.current, { replace: true, preventScrollReset: true });
      }, TYPING_PAUSE_MS);
    },
  };
}
