import { Form, useSubmit } from '@remix-run/react';
import { ArrowRight, Check, Delete } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IDLE_SECONDS, isMemberNumber, PIN_DIGITS } from '#app/domains/presence/rules/kiosk.ts';
import { Button } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { paths } from '#app/paths.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { TYPED_EVENT, useBadge } from './scanner.tsx';
import { useIdle } from './use-idle.ts';

type FieldName = 'number' | 'pin';

interface KeyPadProps {
  isBusy: boolean;
  /** After a wrong try. */
  isWaiting: boolean;
  /** A new one empties the PIN. */
  answer: object | null;
}

const LONGEST = { number: 10, pin: PIN_DIGITS.max };
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Member number and PIN, by keys on the screen or by a keyboard. */
export function KeyPad({ isBusy, isWaiting, answer }: KeyPadProps) {
  const t = useTranslations('presence.terminal');
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState({ number: '', pin: '' });
  const [active, setActive] = useState<FieldName>('number');
  const isHydrated = useHydrated();
  const submit = useSubmit();
  const sendBadge = useBadge();
  const hasNumber = isMemberNumber(values.number);
  const isWhole = hasNumber && values.pin.length >= PIN_DIGITS.min;
  const clear = useCallback(() => {
    setValues({ number: '', pin: '' });
    setActive('number');
  }, []);
  useEffect(() => setValues(({ number }) => ({ number, pin: '' })), [answer]);
  useIdle(values.number || values.pin ? 2 * IDLE_SECONDS : 0, clear, values);
  const goTo = (name: FieldName) => {
    setActive(name);
    form.current?.querySelector<HTMLInputElement>(`input[name=${name}]`)?.focus();
  };
  useTyped((text) => {
    if (active === 'pin' && hasNumber && text.length >= PIN_DIGITS.min)
      return submit(
        { intent: 'number', number: values.number, pin: text },
        { method: 'post', action: paths.presence.kiosk(), replace: true },
      );
    setValues({ number: text, pin: '' });
    goTo('pin');
  });
  const press = (digit: string) =>
    setValues((before) => ({ ...before, [active]: `${before[active]}${digit}`.slice(0, LONGEST[active]) }));
  const mayGoOn = !isWaiting && (active === 'number' ? hasNumber : isWhole);
  const onSubmit = (event: FormEvent) => {
    if (active === 'pin' && mayGoOn && !isBusy) return;
    event.preventDefault();
    if (mayGoOn) goTo('pin');
  };
  const onKeyDown = (name: FieldName) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    // A scanner may have typed into this field.
    if (sendBadge(values[name])) clear();
    else if (name === 'number' && hasNumber) goTo('pin');
    else if (name === 'pin' && isWhole) return;
    event.preventDefault();
  };
  const fieldOf = (name: FieldName) => ({
    name,
    value: values[name],
    isActive: active === name,
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
    onFocus: () => setActive(name),
    onKeyDown: onKeyDown(name),
  });
  return (
    <Form
      ref={form}
      method="post"
      replace
      data-lost="in-place"
      // The browser's bubble about the empty PIN would cover the keys.
      noValidate={isHydrated}
      onSubmit={onSubmit}
      className="grid gap-3"
    >
      <input type="hidden" name="intent" value="number" />
      <DigitField {...fieldOf('number')} label={t('number')} />
      <DigitField {...fieldOf('pin')} label={t('pin')} isSecret />
      <div role="group" aria-label={t('keys')} className="grid grid-cols-3 gap-2">
        {DIGITS.map((digit) => (
          <Key key={digit} onPress={() => press(digit)}>
            {digit}
          </Key>
        ))}
        <Key
          label={t('remove')}
          onPress={() => setValues((before) => ({ ...before, [active]: before[active].slice(0, -1) }))}
        >
          <Delete aria-hidden className="size-7!" />
        </Key>
        <Key onPress={() => press('0')}>0</Key>
        <Button
          tone="primary"
          busy={isBusy}
          disabled={isHydrated && !mayGoOn}
          className="min-h-16! px-2! text-lg! md:min-h-20!"
          icon={
            active === 'number' ? (
              <ArrowRight aria-hidden className="size-6!" />
            ) : (
              <Check aria-hidden className="size-6!" />
            )
          }
        >
          {t(active === 'number' ? 'next' : 'go')}
        </Button>
      </div>
    </Form>
  );
}

/** Digits that a keyboard typed while no field had the focus. */
function useTyped(onTyped: (text: string) => void): void {
  const latest = useRef(onTyped);
  useEffect(() => {
    latest.current = onTyped;
  });
  useEffect(() => {
    const listen = (event: Event) => {
      const text = String((event as CustomEvent<unknown>).detail).trim();
      if (isMemberNumber(text)) latest.current(text);
    };
    addEventListener(TYPED_EVENT, listen);
    return () => removeEventListener(TYPED_EVENT, listen);
  }, []);
}

interface DigitFieldProps {
  name: FieldName;
  label: string;
  value: string;
  isActive: boolean;
  isSecret?: boolean;
  onChange: (value: string) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function DigitField({ name, label, isActive, isSecret = false, onChange, ...field }: DigitFieldProps) {
  const isHydrated = useHydrated();
  return (
    <Field field={{ id: `kiosk-${name}` }} label={label}>
      <Input
        {...field}
        name={name}
        required
        onChange={(event) => onChange(event.target.value)}
        // The screen has keys of its own.
        inputMode={isHydrated ? 'none' : 'numeric'}
        autoComplete="off"
        className={cx(
          'min-h-14! text-xl! tracking-[0.2em] tabular-nums',
          isSecret && '[-webkit-text-security:disc]',
          isActive && 'outline-2 outline-offset-1 outline-accent-text',
        )}
      />
    </Field>
  );
}

function Key({ label, onPress, children }: { label?: string; onPress: () => void; children: ReactNode }) {
  return (
    <Button type="button" aria-label={label} onClick={onPress} className="min-h-16! text-xl! tabular-nums md:min-h-20!">
      {children}
    </Button>
  );
}
