using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Signals;

/// <summary>Looking at every row, and what is wrong with it.</summary>
public sealed partial class ImportWork
{
    /// <summary>Reads every row, counts, and keeps what is wrong. Changes nothing else.</summary>
    public async Task Check(Guid importId, Func<RowSource> open, CancellationToken cancelled = default)
    {
        var (import, list) = await Load(importId, cancelled);
        if (import.Status != ImportStatus.Checking) return;
        await ForgetFaults(importId, cancelled);
        var progress = await ProgressOf(importId, cancelled);
        var faults = new List<ImportFault>();
        var number = 0;
        try
        {
            var source = open();
            var terms = ImportTerms.Read(import.Mapping);
            progress.Begin(source.Length);
            var ages = await AgesOf(import.PanelId, cancelled);
            var hasEarlier = await HasEarlier(import, cancelled);
            var batch = new List<ReadRow>();
            var sinceSaved = Stopwatch.StartNew();
            foreach (var (read, position, saidAbove) in new ReadRows(source, terms, await OriginOf(list, import, cancelled)).All())
            {
                progress.Rows++;
                (progress.Row, progress.Done) = (read.Row, position);
                if (read.Faults.Count > 0)
                {
                    progress.Faulty++;
                    foreach (var fault in read.Faults.TakeWhile(_ => number < MostFaults)) faults.Add(Fault(importId, ++number, read.Row, fault, terms));
                }
                else if (saidAbove) progress.SaidAgain++;
                else batch.Add(read);
                if (batch.Count < 1000 && faults.Count < 500 && (sinceSaved.ElapsedMilliseconds < 1000 || progress.Rows % 500 != 0)) continue;
                await Count(import, batch, progress, ages, hasEarlier, cancelled);
                if (!await Save(faults, progress, cancelled) || !await IsStill(importId, ImportStatus.Checking, cancelled)) return;
                sinceSaved.Restart();
            }

            await Count(import, batch, progress, ages, hasEarlier, cancelled);
            await Save(faults, progress, cancelled);
        }
        catch (UnreadableFile unreadable)
        {
            faults.Add(new ImportFault
            {
                ImportId = importId, Number = ++number, Row = unreadable.Row, Kind = unreadable.Kind, Limit = unreadable.Limit, Value = unreadable.Value,
                Heading = unreadable.Column is { } column ? Column(column) : null,
            });
            progress.Faulty++;
            await Save(faults, progress, cancelled);
            await Finish(importId, held => held.StopChecking(), cancelled);
            return;
        }

        await Finish(importId, held => held.FinishChecking(progress), cancelled);
    }

    private async Task Count(SignalImport import, List<ReadRow> batch, ImportProgress progress, (int, int) ages, bool hasEarlier, CancellationToken cancelled)
    {
        await Compared(import, batch, progress, ages, hasEarlier, cancelled);
        batch.Clear();
    }

    private async Task<bool> Save(List<ImportFault> faults, ImportProgress progress, CancellationToken cancelled)
    {
        db.ChangeTracker.Clear();
        db.ImportProgress.Update(progress);
        await Timed(async () =>
        {
            await db.Insert(faults, cancelled);
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancelled);
        });
        db.ChangeTracker.Clear();
        faults.Clear();
        return goesOn is null || await goesOn();
    }

    private static ImportFault Fault(Guid importId, int number, long row, RowFault fault, ImportTerms terms) => new()
    {
        ImportId = importId, Number = number, Row = row, Field = fault.Field, Kind = fault.Kind, Limit = fault.Limit, Value = fault.Value,
        Heading = fault.Field is { } field && terms.Columns.TryGetValue(field, out var heading) ? Text.TypedText.Truncate(heading, Lengths.Line) : null,
    };
}
