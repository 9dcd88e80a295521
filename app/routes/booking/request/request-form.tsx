import { useForm } from '@conform-to/react';
import type { getZodConstraint } from '@conform-to/zod/v4';
import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestForm as RequestFormModel } from '#app/domains/booking/request-form.server.ts';
import { suggestTitle } from '#app/domains/booking/rules/request.ts';
import { GRID_MINUTES, minutesOf, MINUTES_PER_DAY, timeOf } from '#app/domains/booking/rules/times.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { ChoiceTile } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Select, Textarea } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { RequestAnswer } from './answers.server.ts';

interface RequestFormProps {
  form: RequestFormModel;
  /** The time tapped or drawn in the plan. */
  asked: { startTime: string; endTime: string } | null;
  nonce: string;
  constraint: ReturnType<typeof getZodConstraint>;
  answer: RequestAnswer | null;
}

/** The form's fields as text; the schema of the verb reads them. */
interface FormFields {
  resourceId: string;
  teamId: string;
  eventTypeId: string;
  date: string;
  startTime: string;
  endTime: string;
  title: string;
  description: string;
}

const QUARTERS = Array.from({ length: MINUTES_PER_DAY / GRID_MINUTES + 1 }, (_, index) => timeOf(index * GRID_MINUTES));
const EVENING = { startTime: '18:00', endTime: '19:30' };

/** One column, one decision after the other; works as a plain form. */
export function RequestForm({ form: model, asked, nonce, constraint, answer }: RequestFormProps) {
  const t = useTranslations('booking');
  const ui = useTranslations('shell.ui');
  const isSending = useNavigation().formAction === paths.booking.request();
  const time = asked ?? model.windows?.[0] ?? EVENING;
  const onlyTeam = model.teams.length === 1 && !model.mayGoWithoutTeam ? model.teams[0]?.id : undefined;
  const [form, fields] = useForm<FormFields>({
    constraint,
    lastResult: answer?.result ?? null,
    defaultValue: { resourceId: model.resourceId, teamId: onlyTeam ?? '', date: model.date, ...time },
    shouldRevalidate: 'onSubmit',
  });
  const text = (field: { value?: string | undefined; initialValue?: string | undefined }) =>
    field.value ?? field.initialValue ?? '';
  const [teamId, setTeamId] = useState(text(fields.teamId));
  const team = model.teams.find((row) => row.id === teamId);
  const types = model.eventTypes.filter((type) => !team || team.eventTypeIds.includes(type.id));
  const [typeId, setTypeId] = useState(text(fields.eventTypeId) || (types[0]?.id ?? ''));
  const type = types.find((row) => row.id === typeId) ?? types[0];
  const [times, setTimes] = useState({ startTime: text(fields.startTime), endTime: text(fields.endTime) });
  const suggestion = team && type ? suggestTitle(team.name, type.label) : null;

  return (
    <Form
      method="post"
      action={paths.booking.request()}
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      className="grid max-w-xl gap-5"
    >
      <input type="hidden" name="nonce" value={nonce} />
      <ConflictNotice answer={answer} resourceId={text(fields.resourceId)} date={text(fields.date)} onTake={setTimes} />
      {answer && !answer.conflict && form.errors ? <Notice tone="error">{form.errors.join(' ')}</Notice> : null}

      <Field
        field={fields.resourceId}
        label={t('request.place')}
        help={model.parts.length > 0 ? t('request.splitNotice', { parts: model.parts.join(', ') }) : undefined}
      >
        <PlaceSelect model={model} name={fields.resourceId.name} defaultValue={text(fields.resourceId)} />
      </Field>

      {model.teams.length > 0 ? (
        <Field
          field={fields.teamId}
          label={t('request.team')}
          help={team ? t('request.trainers', { names: trainerNames(team) || t('request.noTrainer') }) : undefined}
        >
          <Select
            name={fields.teamId.name}
            value={teamId}
            onChange={(event) => setTeamId(event.target.value)}
            required={!model.mayGoWithoutTeam}
          >
            {model.mayGoWithoutTeam || !teamId ? (
              <option value="">{model.mayGoWithoutTeam ? t('request.noTeam') : ''}</option>
            ) : null}
            <TeamOptions teams={model.teams} />
          </Select>
        </Field>
      ) : null}

      <Fieldset
        field={fields.eventTypeId}
        label={t('request.type')}
        help={!team && model.teams.length > 0 ? t('request.withoutTeamType') : undefined}
      >
        <div className="grid gap-2 sm:grid-cols-2">
          {types.map((row) => (
            <ChoiceTile
              key={row.id}
              type="radio"
              name={fields.eventTypeId.name}
              value={row.id}
              label={row.label}
              help={row.description}
              icon={row.icon}
              checked={row.id === type?.id}
              onChange={() => setTypeId(row.id)}
            />
          ))}
        </div>
      </Fieldset>

      <div className="grid grid-cols-2 gap-x-3 gap-y-5 sm:grid-cols-[1fr_auto_auto]">
        <Field field={fields.date} label={t('request.date')} className="max-sm:col-span-2">
          <Input type="date" name={fields.date.name} defaultValue={text(fields.date)} required />
        </Field>
        <Field field={fields.startTime} label={t('request.start')}>
          <TimeSelect
            name={fields.startTime.name}
            value={times.startTime}
            times={QUARTERS.slice(0, -1)}
            onChange={(startTime) => setTimes({ ...times, startTime })}
          />
        </Field>
        <Field field={fields.endTime} label={t('request.end')}>
          <TimeSelect
            name={fields.endTime.name}
            value={times.endTime}
            times={QUARTERS.slice(1)}
            onChange={(endTime) => setTimes({ ...times, endTime })}
          />
        </Field>
      </div>
      <Windows model={model} />

      <Field
        field={fields.title}
        label={t('request.name')}
        optionalLabel={suggestion ? ui('optional') : undefined}
        help={suggestion ? t('request.nameHelp', { suggestion }) : t('request.nameHelpPlain')}
      >
        <Input
          name={fields.title.name}
          defaultValue={text(fields.title)}
          maxLength={120}
          placeholder={suggestion ?? undefined}
          autoComplete="off"
        />
      </Field>
      <Field
        field={fields.description}
        label={t('request.description')}
        optionalLabel={ui('optional')}
        help={t('request.descriptionHelp')}
      >
        <Textarea name={fields.description.name} defaultValue={text(fields.description)} maxLength={2000} rows={3} />
      </Field>

      {model.becomes === 'pending' ? (
        <Notice tone="info">{t('request.pendingHint', { operator: model.operatorName })}</Notice>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" busy={isSending}>
          {isSending
            ? t('request.saving')
            : t(model.becomes === 'pending' ? 'request.submitPending' : 'request.submit')}
        </Button>
        <Link to={paths.booking.week({ ressource: model.resourceId })} className={buttonClass('quiet')}>
          {ui('cancel')}
        </Link>
      </div>
    </Form>
  );
}

function PlaceSelect({ model, name, defaultValue }: { model: RequestFormModel; name: string; defaultValue: string }) {
  return (
    <Select name={name} defaultValue={defaultValue} required>
      {model.places.map((place) =>
        place.groups.map((group) => (
          <optgroup key={`${place.facility} ${group.name}`} label={`${place.facility} · ${group.name}`}>
            {group.resources.map((resource) => (
              <option key={resource.id} value={resource.id}>
                {resource.name}
              </option>
            ))}
          </optgroup>
        )),
      )}
    </Select>
  );
}

function TeamOptions({ teams }: { teams: RequestFormModel['teams'] }) {
  const groups = [...new Set(teams.map((team) => team.group))];
  return groups.map((group) => (
    <optgroup key={group} label={group}>
      {teams
        .filter((team) => team.group === group)
        .map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
    </optgroup>
  ));
}

/** Quarter hours to choose from: the browsers' own time field knows no 24:00. A time off the grid stays visible to be mended. */
function TimeSelect({
  name,
  value,
  times,
  onChange,
}: {
  name: string;
  value: string;
  times: readonly string[];
  onChange: (time: string) => void;
}) {
  const shown = times.includes(value) || minutesOf(value) === null ? times : [value, ...times];
  return (
    <Select name={name} value={value} onChange={(event) => onChange(event.target.value)} required>
      {shown.map((time) => (
        <option key={time} value={time}>
          {time}
        </option>
      ))}
    </Select>
  );
}

function Windows({ model }: { model: RequestFormModel }) {
  const t = useTranslations('booking.request');
  const format = useFormats();
  if (!model.windows) return null;
  const windows = model.windows.map((window) => format.timeRange(window.startTime, window.endTime)).join(', ');
  return <p className="-mt-3 text-xs text-muted">{windows ? t('windows', { windows }) : t('noWindows')}</p>;
}

interface ConflictNoticeProps {
  answer: RequestAnswer | null;
  resourceId: string;
  date: string;
  /** Puts the free time into the form; without JavaScript the link opens a fresh form with it. */
  onTake: (time: { startTime: string; endTime: string }) => void;
}

/** The clash in words, focused, with the next free time one tap away. */
function ConflictNotice({ answer, resourceId, date, onTake }: ConflictNoticeProps) {
  const t = useTranslations('booking.conflict');
  const [search] = useSearchParams();
  const notice = useRef<HTMLDivElement>(null);
  const conflict = answer?.conflict;
  useEffect(() => {
    if (conflict) notice.current?.focus();
  }, [conflict]);
  if (!conflict) return null;
  const { nextFree } = conflict;
  return (
    <Notice
      ref={notice}
      tone="error"
      title={t('title')}
      actions={
        nextFree ? (
          <Link
            to={paths.booking.request({
              ...Object.fromEntries(search),
              ressource: resourceId,
              datum: date,
              von: nextFree.startTime,
              bis: nextFree.endTime,
            })}
            className={buttonClass('plain')}
            onClick={(event) => {
              event.preventDefault();
              onTake({ startTime: nextFree.startTime, endTime: nextFree.endTime });
            }}
          >
            {nextFree.label}
          </Link>
        ) : undefined
      }
    >
      {conflict.sentence} {conflict.wayOut}
    </Notice>
  );
}

function trainerNames(team: RequestFormModel['teams'][number]): string {
  return team.trainers.map((trainer) => (trainer.isPrimary ? `★ ${trainer.name}` : `${trainer.name} (Co)`)).join(', ');
}
