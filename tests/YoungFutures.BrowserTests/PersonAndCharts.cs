using Microsoft.Playwright;
using Xunit;
using Xunit.Sdk;

namespace YoungFutures.BrowserTests;

public sealed record Fetched(string Path, byte[] Body);

public sealed partial class Person
{
    /// <summary>Goes down the page until every chart has come into sight, and finds something drawn on each.</summary>
    public async Task SeesAllChartsDrawn()
    {
        var boxes = Main.Locator(".yf-chart");
        var count = await boxes.CountAsync();
        Assert.True(count > 0, $"{account} at {At} has no place for a chart");
        for (var index = 0; index < count; index++)
        {
            var box = boxes.Nth(index);
            await box.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(box.Locator("canvas")).ToBeVisibleAsync();
            Assert.NotEmpty((await box.Locator("canvas").GetAttributeAsync("aria-label"))!);
            try
            {
                await page.WaitForFunctionAsync("""
                    of => {
                      const canvas = document.querySelectorAll('.yf-chart')[of].querySelector('canvas')
                      return canvas.width > 0 && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(part => part !== 0)
                    }
                    """, index, new() { Timeout = 10_000 });
            }
            catch (TimeoutException empty)
            {
                throw new XunitException($"{account} at {At}: chart {index} is empty", empty);
            }
        }

        // As they look once they are drawn.
        await page.EvaluateAsync("window.scrollTo(0, 0)");
        await Picture(Ids().Replace(At, "{id}") + " charts", "");
    }

    /// <summary>What the chart of this table is drawn from: its numbers, and nothing where there is a mark.</summary>
    public Task<string?[]> DataOfChart(string table) => page.EvaluateAsync<string?[]>(
        "table => Chart.getChart(document.querySelector(`.yf-chart[data-of='${table}'] canvas`)).data.datasets[0].data.map(value => value === null ? null : String(value))", table);

    /// <summary>How many of these can be seen.</summary>
    public async Task<int> Shown(string places)
    {
        var shown = 0;
        foreach (var place in await Main.Locator(places).AllAsync())
            if (await place.IsVisibleAsync()) shown++;
        return shown;
    }

    /// <summary>Everything the page brings with it, as if nothing of it were at hand.</summary>
    /// <param name="chartsToo">Whether to wait for the library of the charts.</param>
    public async Task<IReadOnlyList<Fetched>> FetchedBy(Func<Task> what, bool chartsToo)
    {
        var answers = new List<IResponse>();
        void Keep(object? _, IResponse answer)
        {
            lock (answers) answers.Add(answer);
        }

        page.Response += Keep;
        try
        {
            await what();
            if (chartsToo) await page.WaitForFunctionAsync("() => window.Chart !== undefined");
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        finally
        {
            page.Response -= Keep;
        }

        var fetched = new List<Fetched>();
        foreach (var answer in answers.Where(answer => answer.Ok)) fetched.Add(new(new Uri(answer.Url).AbsolutePath, await answer.BodyAsync()));
        return fetched;
    }
}
