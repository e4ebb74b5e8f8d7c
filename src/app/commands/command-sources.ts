import { measures } from '../../core/analysis'
import { presets } from '../../core/plan'
import { routes } from '../../core/route'
import { saveFile } from '../../platform'
import { chooseFolder, chooseSources, openSample, pasteSource, sampleIds } from '../intake'
import { isSplitCurrent, pictures, splitOf, themes, valueIn } from '../store'
import { languageCodes, languages } from '../words'
import type { Command, CommandSource } from './command'

const themeWords = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const

/** Every command of every room. A room that gains something to run adds it here. */
export const commandSources: readonly CommandSource[] = [
  {
    group: 'view',
    list: ({ show }, t) =>
      (['analyze', 'split', 'compare'] as const).map(view => ({
        id: `view.${view}`,
        group: 'view',
        title: t(`app.${view}`),
        perform: () => show(view),
      })),
  },
  {
    group: 'source',
    list(state, t) {
      const { sources, removeSource, clearSources, showEvidence, startTyping, show, link, analyzed } = state
      const { keeping, startKeeping, forgetKept } = state
      const command = (id: string, title: string, perform: () => void): Command => ({
        id,
        group: 'source',
        title,
        perform,
      })
      const problems = analyzed?.analysis.problems.length ?? 0
      return [
        command('source.choose', t('empty.choose'), () => void chooseSources(state)),
        command('source.folder', t('empty.chooseFolder'), () => void chooseFolder(state)),
        command('source.paste', t('app.paste'), () => void pasteSource(state)),
        ...(sources.length > 0
          ? []
          : [
              command('source.type', t('editor.type'), startTyping),
              ...sampleIds.map(id =>
                command(`source.sample.${id}`, t(`sample.${id}.title`), () => void openSample(state, id)),
              ),
            ]),
        ...(link?.state === 'other' ? [command('source.link', t('link.back'), state.showLink)] : []),
        ...(link && link.state !== 'fault' ? [command('source.forget', t('link.leave'), state.closeLink)] : []),
        ...(sources.length > 0 ? [command('source.clear', t('app.clearAll'), clearSources)] : []),
        ...(sources.length > 0 && keeping === 'off' ? [command('source.keep', t('keep.start'), startKeeping)] : []),
        ...(keeping === 'off' ? [] : [command('source.forget', t('keep.forget'), forgetKept)]),
        ...sources.map(({ id, name }) =>
          command(`source.remove.${id}`, t('app.remove', { name }), () => removeSource(id)),
        ),
        ...(problems > 0
          ? [
              command('source.problems', t('verdict.problems', { count: problems }), () => {
                show('analyze')
                showEvidence('problems')
              }),
            ]
          : []),
      ]
    },
  },
  {
    group: 'route',
    list: ({ analyzed, chooseRoute, show }, t) =>
      (analyzed ? routes : []).map(({ id }) => ({
        id: `route.${id}`,
        group: 'route',
        title: t(`routePlain.${id}`),
        perform() {
          show('analyze')
          chooseRoute(id)
        },
      })),
  },
  {
    group: 'measure',
    list: ({ analyzed, chooseMeasure, show }, t) =>
      (analyzed ? measures : []).map(({ id }) => ({
        id: `measure.${id}`,
        group: 'measure',
        title: t(`measure.${id}`),
        perform() {
          show('analyze')
          chooseMeasure(id)
        },
      })),
  },
  {
    group: 'picture',
    list: ({ analyzed, choosePicture, show }, t) =>
      (analyzed ? pictures : []).map(id => ({
        id: `picture.${id}`,
        group: 'picture',
        title: `${t('chart.title')}: ${t(`picture.${id}`)}`,
        perform() {
          show('analyze')
          choosePicture(id)
        },
      })),
  },
  {
    group: 'plan',
    list(state, t) {
      const { analyzed, planPast, planFuture, question, show } = state
      const split = isSplitCurrent(state) ? splitOf(state) : null
      const command = (id: string, title: string, perform: () => void): Command => ({
        id: `plan.${id}`,
        group: 'plan',
        title,
        perform() {
          show('split')
          perform()
        },
      })
      if (!analyzed || analyzed.linked) return []
      return [
        ...presets.map(preset =>
          command(preset, `${t('split.preset')}: ${t(`split.${preset}`)}`, () => state.changePlan({ preset })),
        ),
        ...(planPast.length > 0 ? [command('undo', t('planning.undo'), state.undoPlan)] : []),
        ...(planFuture.length > 0 ? [command('redo', t('planning.redo'), state.redoPlan)] : []),
        // What would be asked about is taken from the page.
        ...(split?.proof.passed && valueIn(state, 'bundles', {})?.every(({ verdict }) => verdict !== 'refused')
          ? [
              command('download', t('split.download'), () =>
                state.zip().then(
                  zip => saveFile(`${question.plan.name}.zip`, zip, 'application/zip'),
                  () => {},
                ),
              ),
            ]
          : []),
      ]
    },
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
      ...languageCodes.map(
        (language): Command => ({
          id: `language.${language}`,
          group: 'setting',
          title: `${t('app.language')}: ${languages[language].name}`,
          perform: () => setLanguage(language),
        }),
      ),
    ],
  },
  {
    group: 'page',
    list: ({ analyzed, show, openDialog, selected, openResource, editorOpen, setEditorOpen }, t) => [
      ...(analyzed && selected !== null
        ? [
            {
              id: 'page.resource',
              group: 'page' as const,
              title: t('editor.details', { name: analyzed.analysis.resources[selected]?.name ?? t('table.noName') }),
              perform: () => openResource(selected),
            },
          ]
        : []),
      ...(analyzed && !analyzed.linked
        ? [
            {
              id: 'page.editor',
              group: 'page' as const,
              title: t(editorOpen ? 'editor.hide' : 'editor.show'),
              perform: () => setEditorOpen(!editorOpen),
            },
          ]
        : []),
      ...(analyzed && !analyzed.linked
        ? [{ id: 'page.share', group: 'page' as const, title: t('share.title'), perform: () => openDialog('share') }]
        : []),
      ...(analyzed && !analyzed.linked
        ? [{ id: 'page.card', group: 'page' as const, title: t('card.title'), perform: () => show('card') }]
        : []),
      { id: 'page.limits', group: 'page', title: t('limitFacts.all'), perform: () => openDialog('limits') },
      { id: 'page.help', group: 'page', title: t('app.help'), perform: () => openDialog('help') },
    ],
  },
  {
    group: 'resource',
    list: ({ analyzed, select, show }) =>
      (analyzed?.analysis.resources ?? []).map(({ id, kind, namespace, name }, index) => ({
        id: `resource.${id}`,
        group: 'resource',
        title: [kind, namespace && name ? `${namespace}/${name}` : name].filter(Boolean).join(' ') || id,
        perform() {
          show('analyze')
          select(index)
        },
      })),
  },
]
