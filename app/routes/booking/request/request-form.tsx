import { useForm } from '@conform-to/react';
import type { getZodConstraint } from '@conform-to/zod/v4';
import { Form, Link, useFetcher, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestForm as RequestFormModel } from '#app/domains/booking/request-form.server.ts';
import { suggestTitle } from '#app/domains/booking/rules/request.ts';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { ChoiceTile } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Select, Textarea } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { RequestAnswer } from './answers.server.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { DateAndTimes } from './date-and-times.tsx';
import { PlaceSelect, TeamOptions, trainerNames } from './who-and-where.tsx';

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

const EVENING = { startTime: '18:00', endTime: '19:30' };

/** One column, one decision after the other; works as a plain form. */
export function RequestForm({ form: opened, asked, nonce, constraint, answer }: RequestFormProps) {
  const t = useTranslations('booking');
  const ui = useTranslations('shell.ui');
  const isSending = useNavigation().formMethod === 'POST';
  const chosen = useFetcher<{ form: RequestFormModel | null }>();
  const model = chosen.data?.form ?? opened;
  const time = asked ?? model.windows?.[0] ?? EVENING;
  const onlyTeam = model.teams.length === 1 && !model.mayGoWithoutTeam ? model.teams[0]?.id : undefined;
  const [form, fields] = useForm<FormFields>({
    constraint,
    lastResult: answer?.result ?? null,
    defaultValue: { resourceId: opened.resourceId, teamId: onlyTeam ?? '', date: opened.date, ...time },
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
  const [place, setPlace] = useState({ ressource: text(fields.resourceId), datum: text(fields.date) });
  /** Parts, time windows and who decides hang on place and day. */
  const choosePlace = (next: typeof place) => {
    setPlace(next);
    chosen.load(paths.booking.request(next));
  };
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer && !answer.conflict) element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [answer]);
  const suggestion = team && type ? suggestTitle(team.name, type.label) : null;

  return (
    <Form ref={element} method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="grid max-w-xl gap-5">
      <input type="hidden" name="nonce" value={nonce} />
      <ConflictNotice answer={answer} resourceId={place.ressource} date={place.datum} onTake={setTimes} />
      {answer && !answer.conflict && form.errors ? <Notice tone="error">{form.errors.join(' ')}</Notice> : null}

      <Field
        field={fields.resourceId}
        label={t('request.place')}
        help={model.parts.length > 0 ? t('request.splitNotice', { parts: model.parts.join(', ') }) : undefined}
      >
        <PlaceSelect
          model={model}
          name={fields.resourceId.name}
          defaultValue={text(fields.resourceId)}
          onChoose={(ressource) => choosePlace({ ...place, ressource })}
        />
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

      <DateAndTimes
        fields={fields}
        date={text(fields.date)}
        onDate={(datum) => choosePlace({ ...place, datum })}
        times={times}
        onTimes={setTimes}
        windows={model.windows}
      />

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
        <Link to={paths.booking.week({ ressource: place.ressource })} className={buttonClass('quiet')}>
          {ui('cancel')}
        </Link>
      </div>
    </Form>
  );
}
