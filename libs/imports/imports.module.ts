import { Module } from '@nestjs/common';
import { ListingsModule } from '#listings';
import { MembersModule } from '#members';
import { Exports } from './exports.js';
import { ExportsController, ImportsController } from './imports.controller.js';
import { Imports } from './imports.js';
import { KindRooms } from './kind-rooms.js';
import { Reading } from './reading.js';
import { Reports } from './reports.js';
import { Running } from './running.js';

@Module({
  imports: [MembersModule, ListingsModule],
  providers: [Imports, Reports, Exports, KindRooms, Reading, Running],
  controllers: [ImportsController, ExportsController],
  exports: [Reading, Running],
})
export class ImportsModule {}
