import { Button, Checkbox, Menu, Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answered, api, from, Refusal } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { Icon } from '../look/icons.js';
import { wordsFor } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader, type Reader } from '../texts/reader.js';
import { addressOf, nameOf, partOf, parts, refinements, usual, type Filters } from './filters.js';
import type { Page, View } from './queries.js';
import styles from './view-menu.module.css';

type Props = {
  hub: string;
  filters: Filters;
  view: View | undefined;
  views: readonly View[];
  counts: Page['counts'] | undefined;
};

/** The parts of the queue that everybody has, and the views that somebody saved; each is an address. */
export default function ViewMenu({ hub, filters, view, views, counts }: Props) {
  const reader = useReader();
  const { t, number } = reader;
  const { hubs, person } = useMe();
  const [saving, setSaving] = useState(false);
  const several = hubs.length > 1 ? hub : undefined;
  const own = view?.owner.id === person ? view : undefined;
  const remove = useRemoving(hub);
  const viewAddress = ({ id }: View) => {
    const address = new URLSearchParams(several ? { hub, view: id } : { view: id });
    return `/inbox?${address.toString()}`;
  };
  return (
    <>
      <Menu position="bottom-start" width={280} withinPortal>
        <Menu.Target>
          <UnstyledButton className={styles.target}>
            <span className={styles.name}>
              <bdi>{view?.name ?? t(nameOf(filters))}</bdi>
            </span>
            {!view && <span className={`${styles.count} number`}>{countOf(reader, filters, counts)}</span>}
            <Icon name="down" size={14} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {parts.map(({ name, filters: part, count }) => (
            <Menu.Item
              key={name}
              component={Link}
              to={`/inbox?${addressOf({ ...usual, ...part }, several).toString()}`}
              rightSection={count && counts ? <span className="number">{number(counts[count])}</span> : null}
            >
              {t(name)}
            </Menu.Item>
          ))}
          {views.length > 0 && <Menu.Label>{t('console.views')}</Menu.Label>}
          {views.map((each) => (
            <Menu.Item
              key={each.id}
              component={Link}
              to={viewAddress(each)}
              leftSection={<Icon name="filter" size={14} />}
              rightSection={each.shared ? <span className={styles.shared}>{t('console.view.shared')}</span> : null}
            >
              <bdi>{each.name}</bdi>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => setSaving(true)}>
            {own ? t('console.view.change') : t('console.view.save')}
          </Menu.Item>
          {own && (
            <Menu.Item leftSection={<Icon name="cross" size={14} />} onClick={() => remove.mutate(own.id)}>
              {t('console.view.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {saving && <Saving {...{ hub, filters, own }} onClose={() => setSaving(false)} />}
    </>
  );
}

/** How many there are; with more wishes nobody has counted them. */
function countOf({ number }: Reader, filters: Filters, counts: Page['counts'] | undefined): string {
  const count = partOf(filters)?.count;
  return count && counts && refinements(filters).length === 0 ? number(counts[count]) : '';
}

function useRemoving(hub: string) {
  const { t } = useReader();
  const queries = useQueryClient();
  const go = useNavigate();
  return useMutation({
    mutationFn: (view: string) => answered(api.DELETE('/hubs/{id}/views/{view}', { params: { path: { id: hub, view } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['views', hub] });
      await go('/inbox');
      toast(t('console.view.removed'));
    },
  });
}

/** Gives what is shown now a name and an address; one's own view is changed in place. */
function Saving({ hub, filters, own, onClose }: { hub: string; filters: Filters; own: View | undefined; onClose: () => void }) {
  const reader = useReader();
  const { t } = reader;
  const queries = useQueryClient();
  const go = useNavigate();
  const [name, setName] = useState(own?.name ?? '');
  const [shared, setShared] = useState(own?.shared ?? false);
  const [mails, setMails] = useState(own?.mails ?? false);
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), shared, mails, filters, columns: [] };
      return own
        ? answered(api.PUT('/hubs/{id}/views/{view}', { params: { path: { id: hub, view: own.id } }, headers: from(own.version), body })) // prettier-ignore
        : answered(api.POST('/hubs/{id}/views', { params: { path: { id: hub } }, body }));
    },
    onSuccess: async (view) => {
      await queries.invalidateQueries({ queryKey: ['views', hub] });
      onClose();
      await go(`/inbox?view=${view.id}&hub=${hub}`);
      toast(t('console.view.saved', { name: view.name }), { tone: 'good' });
    },
  });
  const { error } = save;
  const taken = error instanceof Refusal && error.code === 'conflict';
  return (
    <Modal opened onClose={onClose} title={t('console.view.save')} closeButtonProps={{ 'aria-label': t('console.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          label={t('console.view.name')}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={100}
          error={taken ? t('console.view.taken') : error && wordsFor(reader, error).detail}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox label={t('console.view.share')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
        <Checkbox label={t('console.view.mails')} checked={mails} onChange={(event) => setMails(event.currentTarget.checked)} />
        <Button type="submit" loading={save.isPending}>
          {t('page.save')}
        </Button>
      </form>
    </Modal>
  );
}
