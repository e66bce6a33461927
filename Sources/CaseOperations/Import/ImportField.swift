import RecordMatching

/// What a column of a register can say about a constituent. The names are those of `constituent add`; five more are for
/// registers that keep in two columns what is one thing here.
public enum ImportField: String, Sendable, CaseIterable {
    case name
    case givenName = "given_name"
    /// Goes behind the given name.
    case middleName = "middle_name"
    case familyName = "family_name"
    /// Goes behind the family name, as in Spanish names.
    case secondFamilyName = "second_family_name"
    case organisation
    case birthDate = "birth_date"
    case phone
    /// Goes before the street.
    case streetNumber = "street_number"
    case street
    /// Goes behind the street, after a comma.
    case unit
    case city
    case postalCode = "postal_code"
    case state, language
    case externalID = "external_id"

    /// The field that somebody names, hyphen, underscore, blank and case aside.
    public init?(typed: String) {
        let wanted = Self.folded(typed)
        guard let field = Self.allCases.first(where: { Self.folded($0.rawValue) == wanted }) else { return nil }
        self = field
    }

    /// The field that a column's heading means, in English or Spanish; nil for a heading that says nothing to us.
    ///
    /// - Parameter isOwn: set when the heading is the field's own name, which goes before any other word for it.
    static func meant(by heading: String) -> (field: ImportField, isOwn: Bool)? {
        if let own = ImportField(typed: heading) { return (own, true) }
        let folded = folded(heading)
        if let field = fields[folded] { return (field, false) }
        // Only telephones come in numbers: telephone 1, telephone 2.
        let word = String(folded.reversed().drop { $0.isNumber }.reversed())
        return fields[word] == .phone || word == "phone" ? (.phone, false) : nil
    }

    private static func folded(_ text: String) -> String { Folding.words(text).joined() }

    private static let fields: [String: ImportField] = {
        var fields: [String: ImportField] = [:]
        for (field, words) in synonyms {
            for word in words.split(separator: " ") { fields[String(word)] = field }
        }
        return fields
    }()

    /// Headings folded to letters and digits.
    private static let synonyms: [(ImportField, String)] = [
        (.name, "fullname personname clientname customername constituent constituentname nombrecompleto nombreyapellidos nombreyapellido"),
        (.givenName, "firstname forename given givennames firstnames christianname nombre nombres nombredepila primernombre"),
        (.middleName, "middle middlenames middleinitial mi segundonombre"),
        (.familyName, "surname lastname last family familyname apellido apellidos primerapellido apellidopaterno"),
        (.secondFamilyName, "segundoapellido apellidomaterno secondsurname secondlastname"),
        (
            .organisation,
            "organization organisationname organizationname business businessname company companyname household razonsocial empresa negocio organizacion nombredelnegocio"
        ),
        (
            .birthDate,
            "dateofbirth dob born birth birthday bdate birthdt datebirth fechadenacimiento fechanacimiento nacimiento fechanac fecnac fnacimiento nacido"
        ),
        (
            .phone,
            "phonenumber phoneno telephone telephonenumber tel telno mobile mobilephone mobilenumber cell cellphone homephone workphone dayphone telefono telefonos numerodetelefono celular movil telefonomovil telefonofijo telefonocasa"
        ),
        (.streetNumber, "housenumber houseno streetno numerodecasa"),
        (
            .street,
            "streetaddress address address1 addressline1 addressline mailingaddress homeaddress streetname domicilio direccion calle"
        ),
        (.unit, "address2 addressline2 apartment apt aptno suite unitnumber departamento piso"),
        (.city, "town suburb locality municipality townorcity ciudad poblacion localidad municipio"),
        (.postalCode, "postcode zip zipcode postal codigopostal cp"),
        (.state, "province stateprovince stateorprovince estado provincia"),
        (.language, "lang preferredlanguage spokenlanguage idioma lengua idiomapreferido"),
        (
            .externalID,
            "id recid recordid clientid clientno clientnumber customerid customerno personid constituentid externalnumber idexterno identificador expediente"
        ),
    ]
}
