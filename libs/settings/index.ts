export { describeSettings, readSettings, Settings, SettingsProblem } from './settings.js';
