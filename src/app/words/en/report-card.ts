import { reportWords } from '../../../core/report'

export const reportCard = {
  report: reportWords,
  card: {
    title: 'Size report card',
    preview: 'Preview',
    options: 'Options',
    about: 'For a pull request, a release note or a README. It holds numbers and names, no line of the manifest.',
    as: 'As',
    format: { png: 'PNG', svg: 'SVG', html: 'HTML', markdown: 'Markdown' },
    theme: 'Theme of the picture',
    light: 'Light',
    dark: 'Dark',
    largest: 'Largest resources',
    withChange: 'Change since the earlier version',
    withCommand: 'Command to reproduce it',
    take: { png: 'Download PNG', svg: 'Download SVG', html: 'Download HTML', markdown: 'Copy Markdown' },
    copyRefused: 'The browser refuses to copy. Select the text below.',
    failed: 'The browser could not draw it. The other formats are there.',
  },
}
