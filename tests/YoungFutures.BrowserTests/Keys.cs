using System.Globalization;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace YoungFutures.BrowserTests;

/// <summary>Somebody who has no mouse: they come to everything with the Tab key, forwards or backwards, and do the rest with arrows, the space bar, Enter and letters. Wherever they stop on the way they must see where they are.</summary>
/// <param name="fault">Is told of a place where the focus was out of sight.</param>
public sealed class Keys(IPage page, Action<string> fault)
{
    private const int Most = 600;

    /// <summary>What has the focus, and whether it can be seen: nothing, or what is wrong.</summary>
    private const string Seen = """
        () => {
          const at = document.activeElement
          if (!at || at === document.body || at === document.documentElement) return ''
          const box = (at.type === 'radio' || at.type === 'checkbox' ? at.closest('div') ?? at : at).getBoundingClientRect()
          const inSight = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
          return inSight ? '' : at.outerHTML.slice(0, 120)
        }
        """;

    public async Task Press(ILocator what, string key = "Enter")
    {
        await Reach(what);
        await page.Keyboard.PressAsync(key);
    }

    public async Task Write(ILocator what, string text)
    {
        await Reach(what);
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>A box is ticked with the space bar; among answers of which one can be chosen the arrows lead on.</summary>
    public async Task Check(ILocator what)
    {
        if (await what.IsCheckedAsync()) return;
        if (await what.EvaluateAsync<string>("element => element.type") != "radio")
        {
            await Press(what, "Space");
            return;
        }

        await Go(what, "(element, at) => at?.type === 'radio' && at.name === element.name && at.form === element.form");
        if (await what.EvaluateAsync<bool>("element => document.activeElement === element")) await page.Keyboard.PressAsync("Space");
        for (var press = 0; press < 60 && !await what.EvaluateAsync<bool>("element => document.activeElement === element && element.checked"); press++) await page.Keyboard.PressAsync("ArrowDown");
        if (!await what.IsCheckedAsync()) throw new XunitException($"The arrow keys do not lead to {what}.");
    }

    public async Task Pick(ILocator what, string option)
    {
        await Reach(what);
        var wanted = await what.EvaluateAsync<int>("(element, text) => [...element.options].findIndex(option => option.label.trim() === text)", option);
        if (wanted < 0) throw new XunitException($"{what} has no “{option}”.");
        await page.Keyboard.PressAsync("Home");
        for (var press = 0; press <= Most; press++)
        {
            var chosen = await what.EvaluateAsync<int>("element => element.selectedIndex");
            if (chosen == wanted) return;
            await page.Keyboard.PressAsync(chosen < wanted ? "ArrowDown" : "ArrowUp");
        }

        throw new XunitException($"The arrow keys do not lead to “{option}” of {what}.");
    }

    private Task Reach(ILocator what) => Go(what, "(element, at) => at === element");

    private async Task Go(ILocator what, string isThere)
    {
        await what.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var press = 0; press < Most; press++)
        {
            // 0 there, 1 further on, -1 back.
            var way = await what.EvaluateAsync<int>($"element => {{ const at = document.activeElement; if (({isThere})(element, at)) return 0; return at && at !== document.body && (at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) ? -1 : 1 }}");
            if (way == 0) return;
            await page.Keyboard.PressAsync(way > 0 ? "Tab" : "Shift+Tab");
            if (await page.EvaluateAsync<string>(Seen) is { Length: > 0 } hidden) fault(string.Create(CultureInfo.InvariantCulture, $"the focus is out of sight at {hidden}"));
        }

        throw new XunitException($"The Tab key does not lead to {what}.");
    }
}
