using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SanzhongYida.Server.Tests;

/// <summary>A well-formed body for a request type, so that the answer is about the person and not about the form.</summary>
public static class SampleBody
{
    /// <summary>Something to put where the request wants a value of this type.</summary>
    public static JsonNode Of(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => JsonValue.Create(Text(name)),
            _ when type == typeof(bool) => JsonValue.Create(false),
            _ when type == typeof(int) || type == typeof(long) => JsonValue.Create(1),
            _ when type == typeof(DateOnly) => JsonValue.Create(AccessTableTests.Day),
            _ when type == typeof(DateTimeOffset) => JsonValue.Create(AccessTableTests.Day + "T09:00:00+08:00"),
            { IsEnum: true } => JsonValue.Create(Enum.GetNames(type)[0]),
            { IsAbstract: true } when type.GetCustomAttribute<JsonPolymorphicAttribute>() is { } family => Member(type, family),
            _ when typeof(IEnumerable).IsAssignableFrom(type) => new JsonArray(Of(type.GetGenericArguments()[0], name)),
            _ => Record(type),
        };
    }

    private static JsonObject Member(Type type, JsonPolymorphicAttribute family)
    {
        var member = type.GetCustomAttributes<JsonDerivedTypeAttribute>().First();
        var body = Record(member.DerivedType);
        body[family.TypeDiscriminatorPropertyName!] = JsonValue.Create((string)member.TypeDiscriminator!);
        return body;
    }

    private static JsonObject Record(Type type)
    {
        var body = new JsonObject();
        foreach (var parameter in type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First().GetParameters().Where(parameter => !parameter.HasDefaultValue))
        {
            body[char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..]] = Of(parameter.ParameterType, parameter.Name);
        }

        return body;
    }

    private static string Text(string name) => name.ToUpperInvariant() switch
    {
        "UNIT" or "COUNTERPARTUNIT" => "住建局",
        "BODY" => "常务会议",
        "PRESIDER" => "M01",
        "MEMBER" or "PERSON" or "REVIEWER" or "REPORTER" or "LEADER" or "DELEGATE" or "RECORDER" => "M04",
        "ID" => "新" + AccessTableTests.Day.Replace("-", "", StringComparison.Ordinal),
        _ => "样例" + name.Length.ToString(CultureInfo.InvariantCulture),
    };
}
