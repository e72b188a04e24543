import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, IfMatch, PageQuery } from '#http';
import { Allow, Who, Within } from '#members';
import { id } from '#problems';
import { Exports } from './exports.js';
import { kinds } from './import.entity.js';
import { Imports } from './imports.js';
import { ExportQuery, ImportPage, ImportView, RowPage, RowQuery, StartImport } from './imports.schema.js';
import { Mapping } from './mapping.schema.js';
import { Reports } from './reports.js';
import { fileTypes, fileOf, type Written } from './written.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;
const ByKind = z.strictObject({ kind: z.enum(kinds) });
const file = z.string().meta({ description: 'Not JSON: a file of the form that was asked for' });

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly reports: Reports,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('import.make')
  @Within('import')
  @Answers(ImportView, 201)
  start(@Who() actor: PersonActor, @Body({ schema: StartImport }) body: StartImport) {
    return this.imports.start(actor, body);
  }

  @Get()
  @Allow('import.make')
  @Answers(ImportPage)
  list(@Who() actor: PersonActor, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.imports.list(actor, query);
  }

  @Get(':id')
  @Allow('import.make')
  @Answers(ImportView)
  read(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return this.imports.read(actor, params.id);
  }

  @Put(':id/file')
  @Allow('import.make')
  @ApiConsumes(...fileTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(ImportView)
  receive(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @Req() request: FastifyRequest) {
    return this.imports.receive(actor, params.id, fileOf(request.body));
  }

  @Put(':id/mapping')
  @Allow('import.make')
  @Answers(ImportView)
  remap(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) params: ById,
    @IfMatch() version: number,
    @Body({ schema: Mapping }) body: Mapping,
  ) {
    return this.imports.remap(actor, params.id, version, body);
  }

  @Get(':id/rows')
  @Allow('import.make')
  @Answers(RowPage)
  rows(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @Query({ schema: RowQuery }) query: RowQuery) {
    return this.reports.rows(actor, params.id, query);
  }

  @Get(':id/errors')
  @Allow('import.make')
  @Answers(file)
  async errors(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById) {
    return streamed(await this.reports.errors(actor, params.id));
  }

  @Put(':id/run')
  @Allow('import.make')
  @Answers(ImportView)
  run(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @IfMatch() version: number) {
    return this.imports.run(actor, params.id, version);
  }

  @Delete(':id/run')
  @Allow('import.make')
  @Answers(ImportView)
  undo(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @IfMatch() version: number) {
    return this.imports.undo(actor, params.id, version);
  }

  @Delete(':id/file')
  @Allow('import.make')
  @Answers(ImportView)
  drop(@Who() actor: PersonActor, @Param({ schema: ById }) params: ById, @IfMatch() version: number) {
    return this.imports.drop(actor, params.id, version);
  }
}

@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  @Get(':kind')
  @Allow('export.read')
  @Within('export')
  @Answers(file)
  async export(
    @Who() actor: PersonActor,
    @Param({ schema: ByKind }) params: z.infer<typeof ByKind>,
    @Query({ schema: ExportQuery }) query: ExportQuery,
  ) {
    return streamed(await this.exports.export(actor, params.kind, query));
  }
}

const streamed = ({ stream, type, name }: Written) =>
  new StreamableFile(stream, { type, disposition: `attachment; filename="${name}"` });
