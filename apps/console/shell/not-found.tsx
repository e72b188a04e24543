import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useReader } from '../texts/reader.js';
import { Empty } from './states.js';

export default function NotFound() {
  const { t } = useReader();
  return (
    <Empty
      alone
      icon="question"
      title={t('problem.not_found.title')}
      act={
        <Button component={Link} to="/" variant="default">
          {t('page.start')}
        </Button>
      }
    >
      {t('problem.not_found.detail')}
    </Empty>
  );
}
