import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Transactions } from '#database';
import { Anchors } from '#ledger';
import { Settings } from '#settings';

/** What every room stands on, global: the way to the database and the settings. */
@Module({})
export class FoundationModule {
  static with(settings: Settings, source: DataSource): DynamicModule {
    return {
      module: FoundationModule,
      global: true,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Transactions, useValue: new Transactions(source) },
        Anchors,
      ],
      exports: [Settings, Transactions, Anchors],
    };
  }
}
