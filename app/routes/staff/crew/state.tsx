import { Form, Link, useNavigation } from '@remix-run/react';
import { Ban, Check, Power, PowerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';

/** A state by icon, word and border. */
export function StateBadge({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  return isOn ? (
    <Badge tone="good" icon={Check}>
      {children}
    </Badge>
  ) : (
    <Badge icon={Ban}>{children}</Badge>
  );
}

/** The name of a row, which leads to the record. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="tap inline-flex items-center text-base font-semibold underline-offset-2 hover:underline lg:min-h-0 lg:text-sm"
    >
      {children}
    </Link>
  );
}

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
