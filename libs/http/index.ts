export { Answers, AnswersNothing, AnswersSecret, answersSecret, answersWith, PageQuery, pageOf } from './answers.js';
export { cursorOf, keyIn } from './cursor.js';
export { IfMatch } from './if-match.js';
export { ByTime, pageKey } from './page-key.js';
