import { Ban, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '#app/ui/badge.tsx';

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
