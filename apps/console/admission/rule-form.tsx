import { Button, Checkbox, MultiSelect, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { countries } from '../listings/choices.js';
import { OneOf } from '../look/one-of.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { capital, useReader } from '../texts/reader.js';
import { licenceModels, verdicts, type Rule } from './queries.js';

type Props = { rule: Rule; taken: readonly string[]; onDone: (rule: Rule) => void; onLeave: () => void };
const codeBegins = /^\d{2,8}$/;

/** One rule: whom it is about, and what becomes of them. */
export function RuleForm({ rule, taken, onDone, onLeave }: Props) {
  const reader = useReader();
  const { t, code, language } = reader;
  const [told, setTold] = useState<Rule>(rule);
  const set = (part: Partial<Rule>) => setTold((now) => ({ ...now, ...part }));
  const name = told.name.trim();
  const twin = taken.includes(name);
  const odd = told.sectors.filter((each) => !codeBegins.test(each));
  const { criticalInfrastructure: critical } = told;
  return (
    <Part title={t('console.admission.rule')} about={t('console.admission.rule.about')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!twin && odd.length === 0) onDone({ ...told, name });
        }}
      >
        <TextInput
          label={t('console.admission.name')}
          description={t('console.admission.name.about')}
          required
          withAsterisk={false}
          minLength={2}
          maxLength={80}
          error={twin && t('console.admission.name.taken')}
          value={told.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <div className={pieces.field}>
          <span aria-hidden="true">{t('console.admission.verdict')}</span>
          <OneOf
            name={t('console.admission.verdict')}
            value={told.verdict}
            choices={verdicts.map((value) => ({ value, label: capital(language, code('admissionVerdicts', value)) }))}
            onChoose={(verdict) => verdict && set({ verdict })}
          />
        </div>
        <TagsInput
          label={t('console.admission.sectors')}
          description={t('console.admission.sectors.about')}
          error={odd.length > 0 && t('console.admission.sectors.odd', { codes: odd.join(', ') })}
          maxTags={200}
          value={told.sectors}
          onChange={(sectors) => set({ sectors })}
        />
        <MultiSelect
          label={t('console.admission.origins')}
          searchable
          data={countries(reader)}
          value={told.origins}
          onChange={(origins) => set({ origins })}
        />
        <MultiSelect
          label={t('console.admission.origins_except')}
          searchable
          data={countries(reader)}
          value={told.originsExcept}
          onChange={(originsExcept) => set({ originsExcept })}
        />
        <fieldset className={pieces.choices}>
          <legend>{t('console.admission.licences')}</legend>
          {licenceModels.map((model) => (
            <Checkbox
              key={model}
              label={capital(language, code('licenceModels', model))}
              checked={told.licenceModels.includes(model)}
              onChange={(event) =>
                set({
                  licenceModels: event.currentTarget.checked
                    ? [...told.licenceModels, model]
                    : told.licenceModels.filter((each) => each !== model),
                })
              }
            />
          ))}
        </fieldset>
        <div className={pieces.field}>
          <span aria-hidden="true">{t('console.admission.infrastructure')}</span>
          <OneOf
            name={t('console.admission.infrastructure')}
            none={t('console.admission.not_asked')}
            value={critical === undefined ? '' : critical ? 'yes' : 'no'}
            choices={[
              { value: 'yes', label: t('console.admission.critical') },
              { value: 'no', label: t('console.admission.not_critical') },
            ]}
            onChoose={(next) => {
              const { criticalInfrastructure: _, ...rest } = told;
              setTold(next === '' ? rest : { ...rest, criticalInfrastructure: next === 'yes' });
            }}
          />
        </div>
        <div className={pieces.acts}>
          <Button type="submit">{t('console.admission.done')}</Button>
          <Button variant="default" onClick={onLeave}>
            {t('page.back')}
          </Button>
        </div>
      </form>
    </Part>
  );
}
