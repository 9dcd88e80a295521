import { Form, useSubmit } from '@remix-run/react';
import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { PaperForm } from '#app/domains/booking/pages/month-paper.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, ChoiceTile } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';

interface PaperChoicesProps {
  form: PaperForm;
  isSignedIn: boolean;
  isBadMonth: boolean;
}

const SHEETS = [
  { layout: 'days', value: 'tage', label: 'layoutDays', help: 'layoutDaysHelp' },
  { layout: 'wall', value: 'wand', label: 'layoutWall', help: 'layoutWallHelp' },
  { layout: 'list', value: 'liste', label: 'layoutList', help: 'layoutListHelp' },
] as const;

/** Longer than the pause between two ticks. */
const PAUSE_MS = 500;

/** The choices of a month plan: a GET form. A choice shows its sheet at once, so that the PDF is the one that is chosen. */
export function PaperChoices({ form, isSignedIn, isBadMonth }: PaperChoicesProps) {
  const t = useTranslations('booking.monthPaper');
  const submit = useSubmit();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const showSoon = (choices: HTMLFormElement) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      if (choices.checkValidity()) submit(choices, { replace: true, preventScrollReset: true });
    }, PAUSE_MS);
  };
  const id = useId();
  return (
    <div className="grid gap-5">
      {form.facilities.length > 1 ? <FacilityChoice form={form} /> : null}
      <Form
        method="get"
        className="grid gap-5"
        key={form.facility.id}
        preventScrollReset
        onChange={(event) => showSoon(event.currentTarget)}
      >
        <input type="hidden" name="anlage" value={form.facility.id} />
        <Field field={{ id: `${id}-month` }} label={t('month')} errors={isBadMonth ? [t('badMonth')] : undefined}>
          <Input type="month" name="monat" defaultValue={form.month} pattern="[0-9]{4}-[0-9]{2}" required />
        </Field>
        <Fieldset field={{ id: `${id}-sheet` }} label={t('layout')}>
          {SHEETS.map(({ layout, value, label, help }) => (
            <ChoiceTile
              key={layout}
              type="radio"
              name="blatt"
              value={value}
              label={t(label)}
              help={t(help)}
              defaultChecked={form.layout === layout}
            />
          ))}
        </Fieldset>
        <Fieldset field={{ id: `${id}-places` }} label={t('resources')} help={t('resourcesHelp')}>
          <div className="grid">
            {form.groups.flatMap((group) =>
              group.resources.map((resource) => (
                <Checkbox
                  key={resource.id}
                  name="ressource"
                  value={resource.id}
                  label={resource.name}
                  defaultChecked={resource.isChosen}
                  className={resource.isPart ? 'pl-6' : undefined}
                />
              )),
            )}
          </div>
        </Fieldset>
        <Fieldset field={{ id: `${id}-contents` }} label={t('contents')}>
          <div className="grid">
            <Checkbox
              name="anfragen"
              value="1"
              label={t('requests')}
              help={t('requestsHelp')}
              defaultChecked={form.requests}
            />
            {isSignedIn ? (
              <Checkbox
                name="namen"
                value="1"
                label={t('people')}
                help={t('peopleHelp')}
                defaultChecked={form.people}
              />
            ) : null}
          </div>
        </Fieldset>
        <noscript>
          <Button tone="primary">{t('show')}</Button>
        </noscript>
      </Form>
    </div>
  );
}

/** A form of its own: the places of the other facility are not those that are chosen here. */
function FacilityChoice({ form }: { form: PaperForm }) {
  const t = useTranslations('booking.monthPaper');
  const submit = useSubmit();
  const id = useId();
  return (
    <Form method="get" className="grid gap-2" onChange={(event) => submit(event.currentTarget)}>
      <input type="hidden" name="monat" value={form.month} />
      <input type="hidden" name="blatt" value={SHEETS.find(({ layout }) => layout === form.layout)?.value} />
      <Field field={{ id: `${id}-facility` }} label={t('facility')}>
        <Select name="anlage" defaultValue={form.facility.id} key={form.facility.id}>
          {form.facilities.map((facility) => (
            <option key={facility.id} value={facility.id}>
              {facility.name}
            </option>
          ))}
        </Select>
      </Field>
      <noscript>
        <Button>{t('change')}</Button>
      </noscript>
    </Form>
  );
}
