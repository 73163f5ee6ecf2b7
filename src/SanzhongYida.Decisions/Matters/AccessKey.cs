using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Who may see or do something, as a key that a <see cref="Reader"/> holds or not.</summary>
public static class AccessKey
{
    /// <summary>One person.</summary>
    public static string Person(string id) => "person:" + id;

    /// <summary>Everybody of a unit.</summary>
    public static string Unit(string id) => "unit:" + id;

    /// <summary>Whoever holds a role.</summary>
    public static string Role(Role role) => "role:" + role;

    /// <summary>区政府领导.</summary>
    public const string Leaders = "leaders";
}

/// <summary>Who asks, with which scope: every query takes one. What a reader holds no key to does not exist for that reader.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="Keys">All keys held today.</param>
public sealed record Reader(string Person, ImmutableArray<string> Keys)
{
    /// <summary>The keys a person holds on a day: the person's own, the unit's, one per role, the leaders'.</summary>
    public static Reader Of(Law law, string person, DateOnly day)
    {
        if (!law.People.TryGetValue(person, out var known))
        {
            return new Reader(person, []);
        }

        var keys = ImmutableArray.CreateBuilder<string>(known.Roles.Length + 3);
        keys.Add(AccessKey.Person(person));
        foreach (var held in known.Roles.Where(held => held.On(day)))
        {
            keys.Add(AccessKey.Role(held.Role));
        }

        if (known.Unit is { } unit && law.Units.TryGetValue(unit, out var register) && register.Exists(day))
        {
            keys.Add(AccessKey.Unit(unit));
        }

        if (known.IsLeader(day) || known.Is(Role.PartyGroupMember, day))
        {
            keys.Add(AccessKey.Leaders);
        }

        return new Reader(person, keys.DrainToImmutable());
    }

    /// <summary>Does the reader hold this key?</summary>
    public bool Holds(string key) => Keys.Contains(key, StringComparer.Ordinal);

    /// <summary>Does the reader hold one of these keys?</summary>
    public bool Holds(IEnumerable<string> keys) => keys.Any(Holds);
}

/// <summary>Which keys open what.</summary>
public static partial class Visibility
{
    /// <summary>Who reads a matter. A restricted one is read by its drafter, the people named and the district head, who determines
    /// every matter, and by nobody else; administrators read none, and whoever is recused from it (R-4.2.5-b) no longer.</summary>
    public static ImmutableArray<string> Of(Matter matter) => matter.IsRestricted
        ?
        [
            .. matter.Readers.Append(matter.DraftedBy).Except(matter.Recused, StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Select(AccessKey.Person),
            .. matter.HeadRepresentative is { } representative ? new[] { AccessKey.Person(representative) } : [],
            .. matter.IsHeadRecused ? [] : new[] { AccessKey.Role(Role.DistrictHead) },
        ]
        :
        [
            .. matter.Departments.Append(matter.Unit).Append(matter.CounterpartUnit).Append(matter.ExecutingUnit ?? matter.Unit).Distinct(StringComparer.Ordinal).Select(AccessKey.Unit),
            AccessKey.Leaders,
            AccessKey.Role(Role.GovernmentOffice),
            AccessKey.Role(Role.Recorder),
            AccessKey.Role(Role.LegalityReviewer),
            AccessKey.Role(Role.SupervisionCenter),
            AccessKey.Role(Role.HigherSupervisor),
        ];
}
