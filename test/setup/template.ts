import 'reflect-metadata';
import pg from 'pg';
import { migrateQueue } from '#queues';
import { migrate } from '../../migrations/run.js';
import { on, testAddresses } from './databases.js';

/** Migrates `landfall_template`; every test file clones it (about 20 ms). */
const { admin, owner, worker } = testAddresses();
const name = 'landfall_template';
const client = new pg.Client({ connectionString: admin });
await client.connect();
await client.query(`drop database if exists ${name}`);
await client.query(`create database ${name} owner landfall_owner`);
await client.query(`grant create on database ${name} to landfall_worker`);
await client.end();
const inside = new pg.Client({ connectionString: on(admin, name) });
await inside.connect();
await inside.query(`create schema if not exists bullmq authorization landfall_worker`);
await inside.end();
await migrate(on(owner, name));
await migrateQueue(on(worker, name));
