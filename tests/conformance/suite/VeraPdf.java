import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Validates PDF files with veraPDF: {@code VeraPdf PROFILE[,PROFILE] FILE...}.
 *
 * <p>One JSON object a line for each file and profile: how many checks were made
 * for how many rules, and each rule that failed, with the place where it failed first.
 */
public final class VeraPdf {
    private static final int FAILURES_SHOWN_PER_RULE = 20;

    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String name : args[0].split(",")) {
            ValidationProfile profile = load(name);
            for (int i = 1; i < args.length; i++) {
                out.println(validate(name, profile, args[i]));
            }
        }
    }

    /** Reads a profile by its file: the jar's own directory of profiles does not load. */
    private static ValidationProfile load(String name) throws Exception {
        String path = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream xml = PDFAValidator.class.getResourceAsStream(path)) {
            return Profiles.profileFromXml(xml);
        }
    }

    private static String validate(String name, ValidationProfile profile, String file) {
        try (InputStream bytes = new FileInputStream(file);
                PDFAParser parser =
                        Foundries.defaultInstance().createParser(bytes, profile.getPDFAFlavour());
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(
                                        profile, FAILURES_SHOWN_PER_RULE, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            int rules = profile.getRules().size();
            return line(name, file, result.getTotalAssertions(), rules, findings(result), null);
        } catch (Exception failure) {
            return line(name, file, 0, 0, "", failure.toString());
        }
    }

    private static String findings(ValidationResult result) {
        Map<String, String> rules = new LinkedHashMap<>();
        for (TestAssertion check : result.getTestAssertions()) {
            if (check.getStatus() != TestAssertion.Status.FAILED) {
                continue;
            }
            String code = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
            String place = check.getLocation() == null ? "" : check.getLocation().getContext();
            rules.putIfAbsent(
                    code,
                    String.format(
                            "{\"code\":%s,\"message\":%s,\"where\":%s}",
                            quote(code), quote(check.getMessage()), quote(place)));
        }
        if (rules.isEmpty() && !result.isCompliant()) {
            return "{\"code\":\"not-compliant\",\"message\":\"no rule named\",\"where\":\"\"}";
        }
        return String.join(",", rules.values());
    }

    private static String line(
            String profile,
            String file,
            int checks,
            int rules,
            String findings,
            String failure) {
        return String.format(
                "{\"profile\":%s,\"file\":%s,\"checks\":%d,\"rules\":%d,"
                        + "\"findings\":[%s],\"failure\":%s}",
                quote(profile), quote(file), checks, rules, findings, quote(failure));
    }

    private static String quote(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
