using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.TagHelpers;

/// <summary>The way through a long list. Its links keep everything else that stands in the address.</summary>
[HtmlTargetElement("pager", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(Words T) : TagHelper
{
    public IPaged For { get; set; } = null!;

    /// <summary>The name of the page's number in the address, for a page with two lists.</summary>
    public string Parameter { get; set; } = "page";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (For.Pages < 2)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", T["Pages of the list"]);
        if (For.Page > 1) output.Content.AppendHtml(Neighbour("prev", For.Page - 1, T["Previous page"]));
        var list = Draw.Tag("ul", "govuk-pagination__list");
        var last = 0;
        foreach (var page in Shown())
        {
            if (page > last + 1) list.InnerHtml.AppendHtml(Draw.Tag("li", "govuk-pagination__item govuk-pagination__item--ellipsis", "⋯"));
            list.InnerHtml.AppendHtml(Numbered(page));
            last = page;
        }
        output.Content.AppendHtml(list);
        if (For.Page < For.Pages) output.Content.AppendHtml(Neighbour("next", For.Page + 1, T["Next page"]));
    }

    private SortedSet<int> Shown() =>
        [.. new[] { 1, For.Page - 1, For.Page, For.Page + 1, For.Pages }.Where(page => page >= 1 && page <= For.Pages)];

    private TagBuilder Numbered(int page)
    {
        var isCurrent = page == For.Page;
        var item = Draw.Tag("li", "govuk-pagination__item" + (isCurrent ? " govuk-pagination__item--current" : ""));
        item.InnerHtml.AppendHtml(Draw.Tag("a", "govuk-link govuk-pagination__link", page.ToString(CultureInfo.CurrentCulture),
            ("href", Address(page)), ("aria-label", T["Page {0}", page]), ("aria-current", isCurrent ? "page" : null)));
        return item;
    }

    private TagBuilder Neighbour(string direction, int page, string text)
    {
        var link = Draw.Tag("a", "govuk-link govuk-pagination__link", null, ("href", Address(page)), ("rel", direction));
        link.InnerHtml.AppendHtml(Draw.Tag("span", "govuk-pagination__link-title", text));
        var item = Draw.Tag("div", "govuk-pagination__" + direction);
        item.InnerHtml.AppendHtml(link);
        return item;
    }

    private string Address(int page)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query
            .Where(pair => !pair.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (page > 1) query.Add(Parameter, page.ToString(CultureInfo.InvariantCulture));
        return request.PathBase.Add(request.Path) + query.ToQueryString().ToString();
    }
}
