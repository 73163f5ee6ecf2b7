using SanzhongYida.Server;
using SanzhongYida.Storage;

if (Arguments.Ends(args) is var (code, said))
{
    await (code == 0 ? Console.Out : Console.Error).WriteLineAsync(said);
    return code;
}

var builder = WebApplication.CreateBuilder(Places.Options(args));
var places = Places.Of(builder.Configuration, args);
builder.WebHost.UseStaticWebAssets();
builder.WebHost.UseUrls(builder.Configuration["Urls"] ?? Places.UsualAddress);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = RequestDigest.LargestBody;
});
builder.AddWatching();
builder.Services.AddSingleton(places);
builder.Services.AddRecord(places, builder.Configuration);
builder.Services.AddSignIn(places, builder.Configuration);
builder.Services.AddBus(builder.Configuration);
builder.Services.AddReminders();
builder.Services.AddDescription(places);
builder.Services.AddApi();
builder.Services.AddPages();

var app = builder.Build();
await FirstStart.Run(app.Services);
app.UseDemonstrationStamp();
app.UseApiProblems();
app.UsePageRules();
app.UseRouting();
app.UseSameOrigin();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UseReadLog();
app.UseAntiforgery();
app.UseRequestDigests();
app.MapWatching();
app.MapDescription();
app.MapApi();
app.MapPages();
await app.RunAsync();
return 0;

/// <summary>The server.</summary>
public partial class Program;
