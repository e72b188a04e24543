import { bm25f } from './bm25f.js';

// One field's frequency over its length norm; a mean of nothing is 1.
const field = (name: 'title' | 'keywords' | 'text') =>
  `${bm25f[name].weight} * p.in_${name} / (${1 - bm25f[name].b} + ${bm25f[name].b} * d.length_${name} / s.mean_${name})`;
const frequency = `(${field('title')} + ${field('keywords')} + ${field('text')})`;

/**
 * What one stem adds, in billionths: whole numbers, because their sum is the same in whatever order PostgreSQL adds them up, and
 * scores are to be the same bit for bit. `a` asks, `p` answers in document `d`; `f` is how many documents say it, of `s.documents`.
 */
const part = `round(1e9 * a.weight * ln(1 + (s.documents - coalesce(f.documents, 0) + 0.5) / (coalesce(f.documents, 0) + 0.5))
  * ${frequency} / (${bm25f.k1} + ${frequency}))::bigint`;

const statistics = `s as materialized (
    select documents::float8 as documents, greatest(mean_title, 1)::float8 as mean_title, greatest(mean_keywords, 1)::float8 as mean_keywords,
      greatest(mean_text, 1)::float8 as mean_text from matches.snapshots where id = $2)`;
const rarity = `left join matches.frequencies f on f.snapshot = $2 and f.term = p.term cross join s`;

/**
 * Who of the other side may meet a listing. $1 the listing, $2 the snapshot, $3 the other side, $4 how many each.
 *
 * Three ways in, each cut off on its own: what the listing asks for, found in the others' words; what the others ask for, found in
 * its words (so that whichever of two listings is looked at first, they meet); and a CPV group in common, without any word.
 * BM25 in SQL took 97/203 ms (p50/p95) over 100,000 listings for a whole text; over 10,000 a tenth of it.
 */
export const candidatesSql = `
  with ${statistics},
  asked as (
    select p.listing from matches.asks a join matches.postings p on p.side = $3 and p.term = a.term
    join matches.documents d on d.listing = p.listing ${rarity}
    where a.listing = $1 group by p.listing order by sum(${part}) desc, p.listing limit $4),
  answering as (
    select a.listing from matches.postings p join matches.asks a on a.side = $3 and a.term = p.term
    join matches.documents d on d.listing = p.listing ${rarity}
    where p.listing = $1 group by a.listing order by sum(${part}) desc, a.listing limit $4),
  neighbours as (
    select g.listing from matches.sector_groups own join matches.sector_groups g on g.side = $3 and g.sector_group = own.sector_group
    where own.listing = $1 group by g.listing order by count(*) desc, g.listing limit $4)
  select listing from asked union select listing from answering union select listing from neighbours`;

/**
 * How well a listing's text and others' meet, both ways, in billionths, with the eight strongest pairs of words each way
 * (`true` where the offering asks). $1 the listing, $2 the snapshot, $3 the others' ids, $4 whether the listing is the offering (words are named by side, so that a
 * pair reads the same from either end; ties fall by code unit).
 */
export const meetingsSql = `
  with ${statistics},
  met as (
    select p.listing as other, true as asked, a.said as own, p.surface as theirs, ${part} as part
    from matches.asks a join matches.postings p on p.listing = any ($3) and p.term = a.term
    join matches.documents d on d.listing = p.listing ${rarity} where a.listing = $1
    union all
    select a.listing, false, p.surface, a.said, ${part}
    from matches.postings p join matches.asks a on a.listing = any ($3) and a.term = p.term
    join matches.documents d on d.listing = p.listing ${rarity} where p.listing = $1),
  named as (
    select other, asked, part, case when $4 then own else theirs end as offering, case when $4 then theirs else own end as need from met),
  ranked as (
    select *, row_number() over (partition by other, asked order by part desc, offering collate "C", need collate "C") as place from named)
  select other, coalesce(sum(part) filter (where asked), 0) as asked, coalesce(sum(part) filter (where not asked), 0) as answered,
    coalesce(jsonb_agg(jsonb_build_array(offering, need, part, asked = $4) order by asked = $4, place) filter (where place <= 8), '[]') as words
  from ranked group by other`;

/** Fills in what is missing of the measure of a full fit. $1 the listings, $2 the snapshot. Sorted, so that two at once do not deadlock. */
export const selfScoresSql = `
  with ${statistics},
  missing as (
    select listing from unnest($1::uuid[]) as wanted (listing)
    where not exists (select from matches.self_scores k where k.snapshot = $2 and k.listing = wanted.listing))
  insert into matches.self_scores (snapshot, listing, score)
  select $2, d.listing, coalesce(own.score, 0) from missing join matches.documents d on d.listing = missing.listing
  cross join s
  left join lateral (
    select sum(${part}) as score from matches.asks a join matches.postings p on p.listing = a.listing and p.term = a.term
    left join matches.frequencies f on f.snapshot = $2 and f.term = p.term where a.listing = d.listing) own on true
  order by d.listing on conflict do nothing`;
