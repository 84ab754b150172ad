import { RouterProvider } from '@tanstack/react-router';
import { Provider } from 'urql';
import { client } from './api/client.ts';
import { router } from './routes.tsx';

/** Everything behind the first page: router and API client. */
export function Planner() {
  return (
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>
  );
}
