using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>What a higher supervisor reads is logged (R-5.1-b): every request, before it is answered.</summary>
public static class SupervisedReading
{
    /// <summary>Logs them.</summary>
    public static void UseSupervisedReading(this WebApplication app) => app.Use((context, next) =>
    {
        var person = Caller.Of(context.User);
        var services = context.RequestServices;
        if (person.Length > 0 && services.GetRequiredService<Clerk>().Reader(person).Keys.Contains(AccessKey.Role(Role.HigherSupervisor)))
        {
            services.GetRequiredService<AuditLog>().Append(new AuditLine(services.GetRequiredService<Clock>().Now, person, AuditLine.Supervised, "", $"{context.Request.Method} {context.Request.Path}", []));
        }

        return next(context);
    });
}
