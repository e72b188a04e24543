import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Settings } from '#settings';
import { FoundationModule } from '../foundation.module.js';
import { rooms } from '../rooms.js';

/** The rooms without HTTP: what the job handlers call. */
@Module({})
export class WorkerModule {
  static with(settings: Settings, source: DataSource): DynamicModule {
    return { module: WorkerModule, imports: [FoundationModule.with(settings, source), ...rooms] };
  }
}
