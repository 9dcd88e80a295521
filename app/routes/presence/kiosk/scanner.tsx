import { Form, useSubmit } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { isMemberNumber, readBadgeCode } from '#app/domains/presence/rules/kiosk.ts';
import { paths } from '#app/paths.ts';

/** Event of the page: a keyboard typed digits, which are no badge. */
export const TYPED_EVENT = 'kiosk-typed';

/** Sends the code of a badge from any field that a scanner typed into. Returns false for another text. */
export function useBadge(): (text: string) => boolean {
  const submit = useSubmit();
  return (text) => {
    const badge = readBadgeCode(text);
    if (badge === null) return false;
    submit({ intent: 'badge', badge }, { method: 'post', action: paths.presence.kiosk(), replace: true });
    return true;
  };
}

/** A field out of sight that keeps the focus: a scanner types the code of a badge into it and ends with Enter. */
export function Scanner() {
  const t = useTranslations('presence.terminal');
  const field = useRef<HTMLInputElement>(null);
  const submit = useSubmit();
  const sendBadge = useBadge();
  useEffect(() => {
    const take = () => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) field.current?.focus({ preventScroll: true });
    };
    field.current?.focus({ preventScroll: true });
    // The focus is nowhere for a moment while it moves.
    const later = () => setTimeout(take);
    addEventListener('focusout', later);
    addEventListener('focus', take);
    return () => {
      removeEventListener('focusout', later);
      removeEventListener('focus', take);
    };
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const input = field.current;
    if (!input) return;
    const text = input.value;
    input.value = '';
    if (text === '' || sendBadge(text)) return;
    if (isMemberNumber(text.trim())) dispatchEvent(new CustomEvent(TYPED_EVENT, { detail: text }));
    // The house says that it is no badge.
    else submit({ intent: 'badge', badge: text }, { method: 'post', action: paths.presence.kiosk(), replace: true });
  };
  return (
    <Form method="post" data-lost="in-place" onSubmit={onSubmit} className="sr-only">
      <input type="hidden" name="intent" value="badge" />
      <input
        ref={field}
        name="badge"
        aria-label={t('scanField')}
        autoComplete="off"
        inputMode="none"
        spellCheck={false}
      />
    </Form>
  );
}
