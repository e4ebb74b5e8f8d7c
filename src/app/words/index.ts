export { useTranslation as useWords } from 'react-i18next'
export { problemWords } from './problem-words'
export { speak } from './start-words'
