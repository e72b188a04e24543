export { describeSettings, migrationsAddress, readSettings, Settings, SettingsProblem } from './settings.js';
