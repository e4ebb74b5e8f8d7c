export { useTranslation as useWords } from 'react-i18next'
export { laterWords, whatOf } from './later-words'
export { problemWords } from './problem-words'
export { speak } from './start-words'
