import { Form, useNavigation } from '@remix-run/react';
import { LogIn } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';

/** One tap: "Ich bin hier". */
export function EnterForm({ roomId, name }: { roomId: string; name: string }) {
  const t = useTranslations('presence.board');
  const navigation = useNavigation();
  const isSending = navigation.formData?.get('room') === roomId;
  return (
    <Form method="post" action={paths.presence.board()} className="shrink-0">
      <input type="hidden" name="intent" value="enter" />
      <Button name="room" value={roomId} icon={<LogIn aria-hidden />} busy={isSending}>
        {t('enter')}
        <span className="sr-only">: {name}</span>
      </Button>
    </Form>
  );
}
