# The code that is shown once.
receipt-title = 4. lépés
receipt-heading = Elküldtük
receipt-lead = Le van zárva. A kulcs itt van: { $names }.
receipt-code-heading = Az Ön kódja
receipt-code-caption = Az Ön kódja, hat csoport, mindegyikben négy számjegy
receipt-code-lead = Írja fel ezeket a számokat. Csak most látja őket. Velük elolvashatja a választ, hozzáírhat valamit, vagy leállíthatja az olvasást.
receipt-code-hide = Úgy is felírhatja őket, mintha telefonszámok lennének. A számokon semmi sem utal erre az oldalra.
receipt-lost = Ha elveszíti a kódot, senki sem tudja visszaadni. Amit küldött, azoknál marad, akik olvassák.
receipt-retype = Írja be az utolsó négy számot. Így tudjuk, hogy jó a kód
receipt-retype-button = Felírtam
receipt-cannot = Most nem tudom felírni
receipt-cannot-text = Akkor nem tud visszajönni ehhez a szöveghez. Bármikor írhat újat.
receipt-error-group = Ez nem az utolsó négy szám. Nézze meg a kódot, és próbálja újra.
receipt-kept-heading = Meddig marad itt
receipt-kept = Amit küldött, itt marad lezárva { $envelope-days ->
    [one] egy napig
   *[other] { $envelope-days } napig
}. Utána itt töröljük. Ha { $mailbox-days ->
    [one] egy napig
   *[other] { $mailbox-days } napig
} nem használja a kódot, töröljük a válaszok helyét.
receipt-unknown = Az üzenete megérkezett. A kódot a telefonja készítette, és csak a képernyőjén látszott. Nem ismerjük, és nem tudjuk újra megmutatni.
receipt-unknown-then = Felírta? Akkor jöjjön vissza vele néhány nap múlva. Ha nem, írhat új szöveget, és felírhatja annak a kódját.
receipt-ended-title = Kész
receipt-ended-heading = Köszönjük, hogy elmondta
receipt-ended-noted = Jöjjön vissza a kódjával néhány nap múlva. Lehet, hogy lesz válasz.
receipt-ended-lost = Elküldtük. A kód nélkül nem tud visszajönni hozzá. Szeretné, hogy elérjék? Akkor írjon új szöveget, és írja fel a kódot.
receipt-ended-leave = Most elhagyhatja ezt az oldalt.
