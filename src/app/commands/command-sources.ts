import { languages, measures, themes } from '../store'
import type { Command, CommandSource } from './command'

const themeWords = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const

/** Every command of every room. A room that gains something to run adds it here. */
export const commandSources: readonly CommandSource[] = [
  {
    group: 'view',
    list: ({ show }, t) =>
      (['weigh', 'split', 'compare'] as const).map(view => ({
        id: `view.${view}`,
        group: 'view',
        title: t(`app.${view}`),
        perform: () => show(view),
      })),
  },
  {
    group: 'source',
    list({ sources, removeSource, clearSources, showEvidence, show, weighed }, t) {
      const command = (id: string, title: string, perform: () => void): Command => ({
        id,
        group: 'source',
        title,
        perform,
      })
      const problems = weighed?.analysis.problems.length ?? 0
      return [
        ...(sources.length > 0 ? [command('source.clear', t('app.clearAll'), clearSources)] : []),
        ...sources.map(({ id, name }) =>
          command(`source.remove.${id}`, t('app.remove', { name }), () => removeSource(id)),
        ),
        ...(problems > 0
          ? [
              command('source.problems', t('verdict.problems', { count: problems }), () => {
                show('weigh')
                showEvidence('problems')
              }),
            ]
          : []),
      ]
    },
  },
  {
    group: 'way',
    list: ({ weighed, chooseWay, show }, t) =>
      (weighed?.ways ?? []).map(({ id }) => ({
        id: `way.${id}`,
        group: 'way',
        title: t(`wayPlain.${id}`),
        perform() {
          show('weigh')
          chooseWay(id)
        },
      })),
  },
  {
    group: 'measure',
    list: ({ weighed, chooseMeasure, show }, t) =>
      (weighed ? measures : []).map(({ id }) => ({
        id: `measure.${id}`,
        group: 'measure',
        title: t(`measure.${id}`),
        perform() {
          show('weigh')
          chooseMeasure(id)
        },
      })),
  },
  {
    group: 'setting',
    list: ({ setTheme, setLanguage }, t) => [
      ...themes.map(
        (theme): Command => ({
          id: `theme.${theme}`,
          group: 'setting',
          title: `${t('app.theme')}: ${t(themeWords[theme])}`,
          perform: () => setTheme(theme),
        }),
      ),
      ...languages.map(
        (language): Command => ({
          id: `language.${language}`,
          group: 'setting',
          title: `${t('app.language')}: ${t(`language.${language}`)}`,
          perform: () => setLanguage(language),
        }),
      ),
    ],
  },
  {
    group: 'page',
    list: ({ weighed, openDialog }, t) => [
      ...((weighed?.sources.length ?? 0) > 0
        ? [{ id: 'page.share', group: 'page' as const, title: t('share.title'), perform: () => openDialog('share') }]
        : []),
      { id: 'page.help', group: 'page', title: t('app.help'), perform: () => openDialog('help') },
    ],
  },
  {
    group: 'resource',
    list: ({ weighed, select, show }) =>
      (weighed?.analysis.resources ?? []).map(({ id, kind, namespace, name }, index) => ({
        id: `resource.${id}`,
        group: 'resource',
        title: [kind, namespace && name ? `${namespace}/${name}` : name].filter(Boolean).join(' ') || id,
        perform() {
          show('weigh')
          select(index)
        },
      })),
  },
]
