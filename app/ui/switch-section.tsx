import { Form, useNavigation } from '@remix-run/react';
import { Power, PowerOff } from 'lucide-react';
import { Button } from './button.tsx';

interface SwitchSectionProps {
  action: string;
  intent: 'active' | 'archive';
  /** The field of the intent, which is sent when the press switches it on. */
  name: 'isActive' | 'isArchived';
  turnsOn: boolean;
  /** The record goes out of use. */
  isEnd: boolean;
  label: string;
  hint: string;
}

/** Takes the record of the page out of use, or back. */
export function SwitchSection({ action, intent, name, turnsOn, isEnd, label, hint }: SwitchSectionProps) {
  const navigation = useNavigation();
  const isSending = navigation.formAction === action && navigation.formData?.get('intent') === intent;
  const Icon = isEnd ? PowerOff : Power;
  return (
    <Form method="post" action={action} className="mt-10 flex flex-wrap items-center gap-x-4 gap-y-2">
      {turnsOn ? <input type="hidden" name={name} value="on" /> : null}
      <Button
        tone={isEnd ? 'danger' : 'plain'}
        name="intent"
        value={intent}
        icon={<Icon aria-hidden />}
        busy={isSending}
      >
        {label}
      </Button>
      <p className="text-sm text-muted">{hint}</p>
    </Form>
  );
}
