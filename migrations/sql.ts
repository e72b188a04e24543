/** The two roles of the running product. They own nothing, are not superusers and may not bypass row security. */
export const api = 'landfall_api';
export const worker = 'landfall_worker';

/**
 * Forces row security on a tenant's table. The owner gets one explicit policy, so that views and SECURITY DEFINER functions
 * work (without it they read 0 rows); the worker reads and writes as the system; the API gets what `policies` says and no more.
 */
export function tenant(table: string, policies: Record<string, string>, workerMay = 'select, insert, update, delete'): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy owner on ${table} to current_user using (true) with check (true);
    create policy system on ${table} to ${worker} using (landfall.actor_kind() = 'system') with check (landfall.actor_kind() = 'system');
    grant ${workerMay} on ${table} to ${worker};
    ${Object.entries(policies)
      .map(([command, rule]) => policy(table, command, rule))
      .join('\n')}`;
}

/** One policy for the API: `select`, `insert`, `update` or `delete`, with the rule a row must meet. */
function policy(table: string, command: string, rule: string): string {
  const clause =
    command === 'insert'
      ? `with check (${rule})`
      : command === 'update'
        ? `using (${rule}) with check (${rule})`
        : `using (${rule})`;
  return `create policy api_${command} on ${table} for ${command} to ${api} ${clause}; grant ${command} on ${table} to ${api};`;
}

export const mine = (column: string) => `${column} = any ((select landfall.actor_organisations())::uuid[])`;
export const myHub = (column: string) => `${column} = any ((select landfall.actor_hubs())::uuid[])`;
export const operator = `(select landfall.actor_has('operator'))`;
export const compliance = `(select landfall.actor_has('compliance'))`;
export const me = (column: string) => `${column} = (select landfall.actor_person())`;
export const meAsContact = (column: string) => `${column} = (select landfall.actor_contact())`;

/** The database's half of a life: `state → allowed next states`, read from `landfall.steps` by a trigger. */
export function life(name: string, table: string, steps: Record<string, readonly string[]>): string {
  const rows = Object.entries(steps).flatMap(([from, to]) => to.map((t) => `('${name}', '${from}', '${t}')`));
  const states = Object.keys(steps)
    .map((s) => `'${s}'`)
    .join(', ');
  return `
    alter table ${table} add constraint state_is_known check (state in (${states}));
    insert into landfall.steps (life, state_from, state_to) values ${rows.join(', ')};
    create trigger keeps_its_life before update of state on ${table}
      for each row execute function landfall.keep_life('${name}');`;
}

/** Replaces a piece of a function that stands, so that a room adds its own lines and repeats nobody's; fails where the piece is not there. */
export function patched(name: string, piece: string, by: string): string {
  return `
    do $patch$
    declare body text := pg_get_functiondef('${name}'::regprocedure);
    begin
      if position($piece$${piece}$piece$ in body) = 0 then raise exception '${name} has another shape'; end if;
      execute replace(body, $piece$${piece}$piece$, $by$${by}$by$);
    end $patch$;`;
}
