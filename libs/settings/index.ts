export { describeSettings, migrationsAddress, readSettings, Settings, SettingsProblem } from './settings.js';
export type { SettingsValues } from './settings.js';
