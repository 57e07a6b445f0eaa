using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Plumbing;

public static class ControllerAnswers
{
    /// <summary>The form again, as typed, with what is wrong beside each answer: 422.</summary>
    public static ViewResult Invalid(this Controller controller, string view, object form)
    {
        controller.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return controller.View(view, form);
    }

    /// <summary>Says on the next page what was done. It stands in a cookie for a moment, so it holds a reference, never a name.</summary>
    public static void Done(this Controller controller, string message) => controller.TempData["Done"] = message;
}
