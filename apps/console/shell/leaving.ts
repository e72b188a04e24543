import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answered, api } from '../api/client.js';

/** Signs out; nothing of what was read stays in this window. */
export function useLeave() {
  const queries = useQueryClient();
  const go = useNavigate();
  return async () => {
    await answered(api.DELETE('/session'));
    queries.clear();
    await go('/');
  };
}
