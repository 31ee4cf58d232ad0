"""Use cases: everything a person can do with a workbook. Each takes a Viewer; none knows a screen.

Where to begin: `opener` opens a workbook and gives a `session`, whose attributes are the themes; `session_context` has
the only rules about who reaches which book. What screens get back is in `views` and in the `…_views` of a theme, what
they say of a problem in `sentences` and the `…_sentences`.

| theme | modules |
| --- | --- |
| an entry: reading, writing, versions | pages, page_reading, working_copies, freezing, history, erasing, parts, lists |
| what lies with both | sharing, placing, sealed, side_by_side, opening_together, turns, held_ready, copies_made |
| agreements | agreements, agreement_… |
| letters, talks, small promises, the jar | letters, letter_desk, talks, promises, jar |
| counselling, what is brought, briefs | counselling, bringing, briefs, brief_… |
| progress | timeline, timeline_…, charts, then_and_now, standing_consent |
| Today, and finding | today, today_…, news, looking_again, start_paths, finding |
| paper and forms | paper, paper_…, worksheets, forms_in, form_… |
| people, keys, signatures | people, presence, signing, known_keys, leaving |
| backups, copies, exchange | keeping, rescue, data_in, data_out, dataform, calendar_days |
"""
