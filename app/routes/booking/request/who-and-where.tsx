import type { RequestForm } from '#app/domains/booking/request-form.server.ts';
import { Select } from '#app/ui/input.tsx';

interface PlaceSelectProps {
  model: RequestForm;
  name: string;
  defaultValue: string;
  onChoose: (resourceId: string) => void;
}

/** Every place, under its facility and group. */
export function PlaceSelect({ model, name, defaultValue, onChoose }: PlaceSelectProps) {
  return (
    <Select name={name} defaultValue={defaultValue} onChange={(event) => onChoose(event.target.value)} required>
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

/** Teams under their club and department. */
export function TeamOptions({ teams }: { teams: RequestForm['teams'] }) {
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

export function trainerNames(team: RequestForm['teams'][number]): string {
  return team.trainers.map((trainer) => (trainer.isPrimary ? `★ ${trainer.name}` : `${trainer.name} (Co)`)).join(', ');
}
